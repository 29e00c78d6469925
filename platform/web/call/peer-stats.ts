import type { CallStats } from './call-client.ts';

/** The fields of the browser's statistics that are read here (W3C webrtc-stats). */
interface StatsEntry {
  readonly type: string;
  readonly kind?: string;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly packetsLost?: number;
  readonly packetsReceived?: number;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
}

/** Counters before anything has been sent. */
export const noStats: CallStats = {
  audioBytesReceived: 0, audioBytesSent: 0, videoBytesReceived: 0, videoBytesSent: 0, packetsLost: 0, packetsReceived: 0, roundTripMs: null,
};

function sumOf(entries: readonly StatsEntry[], read: (entry: StatsEntry) => number | undefined): number {
  return entries.reduce((sum, entry) => sum + (read(entry) ?? 0), 0);
}

/** Adds up the counters of one connection. */
export async function readStats(connection: RTCPeerConnection): Promise<CallStats> {
  const entries: StatsEntry[] = [];
  (await connection.getStats()).forEach((entry: StatsEntry) => entries.push(entry));
  const rtp = (type: string, kind: string) => entries.filter((entry) => entry.type === type && entry.kind === kind);
  const trip = entries.find((entry) => entry.type === 'candidate-pair' && entry.nominated === true)?.currentRoundTripTime;
  return {
    audioBytesReceived: sumOf(rtp('inbound-rtp', 'audio'), (entry) => entry.bytesReceived),
    audioBytesSent: sumOf(rtp('outbound-rtp', 'audio'), (entry) => entry.bytesSent),
    videoBytesReceived: sumOf(rtp('inbound-rtp', 'video'), (entry) => entry.bytesReceived),
    videoBytesSent: sumOf(rtp('outbound-rtp', 'video'), (entry) => entry.bytesSent),
    packetsLost: sumOf(entries.filter((entry) => entry.type === 'inbound-rtp'), (entry) => entry.packetsLost),
    packetsReceived: sumOf(entries.filter((entry) => entry.type === 'inbound-rtp'), (entry) => entry.packetsReceived),
    roundTripMs: trip === undefined ? null : Math.round(trip * 1000),
  };
}
