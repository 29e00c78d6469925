import { expect } from '@open-wc/testing';
import type { CallClient, CallStats } from './call-client.ts';
import { HandSchedule } from './hand-schedule.ts';
import { MemorySignalling } from './memory-signalling.ts';
import { PeerCall, type PeerCallOptions } from './peer-call.ts';

const opened: CallClient[] = [];
const tracks: MediaStreamTrack[] = [];

async function devices(video: boolean): Promise<{ microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null }> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
  tracks.push(...stream.getTracks());
  return { microphone: stream.getAudioTracks()[0] ?? null, camera: stream.getVideoTracks()[0] ?? null };
}

interface Person {
  readonly name: string;
  readonly polite: boolean;
  readonly video?: boolean;
  readonly relayOnly?: boolean;
  readonly more?: Partial<PeerCallOptions>;
}

async function join(signalling: MemorySignalling, person: Person): Promise<PeerCall> {
  const call = new PeerCall({
    connectionId: person.name, polite: person.polite, signalling, ...await devices(person.video ?? false),
    join: () => Promise.resolve({ rail: 'peer', iceServers: [], relayOnly: person.relayOnly ?? false }), ...person.more,
  });
  opened.push(call);
  call.start();
  return call;
}

/** Waits for the call to fulfil a condition, woken by the call's own changes. */
function until(call: CallClient, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = call.subscribe(() => check());
    const check = () => {
      if (!condition()) return;
      stop();
      resolve();
    };
    check();
  });
}

const connected = (call: CallClient) => until(call, () => call.state === 'connected');

/** Reads the counters until they fulfil a condition. */
async function counted(call: CallClient, condition: (stats: CallStats) => boolean): Promise<CallStats> {
  for (;;) {
    const stats = await call.stats();
    if (condition(stats)) return stats;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function soundFlows(...calls: CallClient[]): Promise<void> {
  await Promise.all(calls.map(async (call) => {
    const { audioBytesReceived } = await call.stats();
    await counted(call, (stats) => stats.audioBytesReceived > audioBytesReceived + 500);
  }));
}

async function pictureMoves(call: CallClient): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = call.remote.stream;
  document.body.append(video);
  await video.play();
  const first = video.currentTime;
  await new Promise<void>((resolve) => {
    video.ontimeupdate = () => { if (video.currentTime > first + 0.3 && video.videoWidth > 0) resolve(); };
  });
  video.remove();
}

afterEach(() => {
  for (const call of opened.splice(0)) call.end();
  for (const track of tracks.splice(0)) track.stop();
});

describe('a call between two pages', () => {
  it('carries sound and picture both ways once the talk is live, and nothing before', async () => {
    const signalling = new MemorySignalling();
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true, video: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false, video: true });
    await Promise.all([connected(visitor), connected(provider)]);
    expect(visitor.remote.camera).to.equal(true);
    expect([visitor.hears, provider.hears]).to.deep.equal([true, true]);
    // One side is let through first: by the time it is heard, the other one's sound would have come as well.
    provider.setLive(true);
    await counted(visitor, (stats) => stats.audioBytesReceived > 2_000 && stats.videoBytesReceived > 2_000);
    const [held, heard] = [await visitor.stats(), await provider.stats()];
    expect(held.audioBytesSent + held.videoBytesSent + heard.audioBytesReceived + heard.videoBytesReceived).to.equal(0);
    visitor.setLive(true);
    await soundFlows(visitor, provider);
    await Promise.all([pictureMoves(visitor), pictureMoves(provider)]);
  });

  it('needs no camera: a voice talk negotiates sound alone', async () => {
    const signalling = new MemorySignalling();
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false });
    await Promise.all([connected(visitor), connected(provider)]);
    visitor.setLive(true);
    provider.setLive(true);
    await soundFlows(visitor, provider);
    const offers = signalling.sent.filter((message) => message.kind === 'description');
    expect(offers.some((message) => message.description.sdp.includes('m=video'))).to.equal(false);
  });

  for (const first of ['visitor', 'provider', 'both'] as const) {
    it(`adds the picture in the middle of a voice talk when ${first === 'both' ? 'both switch their cameras on at once' : `the ${first} switches the camera on`}`, async () => {
      const signalling = new MemorySignalling();
      const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
      const provider = await join(signalling, { name: 'provider-page-001', polite: false });
      await Promise.all([connected(visitor), connected(provider)]);
      visitor.setLive(true);
      provider.setLive(true);
      const { camera } = await devices(true);
      if (first !== 'provider') visitor.setCamera(camera);
      if (first !== 'visitor') provider.setCamera(camera);
      if (first !== 'provider') await until(provider, () => provider.remote.camera).then(() => pictureMoves(provider));
      if (first !== 'visitor') await until(visitor, () => visitor.remote.camera).then(() => pictureMoves(visitor));
      visitor.setCamera(null);
      await until(provider, () => !provider.remote.camera);
      await soundFlows(visitor, provider);
    });
  }

  it('connects after signalling was away at the start and sound survives its loss in the middle', async () => {
    const signalling = new MemorySignalling();
    signalling.down = true;
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false });
    expect([visitor.state, provider.state]).to.deep.equal(['connecting', 'connecting']);
    signalling.down = false;
    await Promise.all([connected(visitor), connected(provider)]);
    visitor.setLive(true);
    provider.setLive(true);
    signalling.down = true;
    visitor.setMuted(true);
    await soundFlows(visitor, provider);
    signalling.down = false;
    await until(provider, () => !provider.remote.microphone);
  });

  it('takes the other side back after its page was reloaded, still live and still muted', async () => {
    const signalling = new MemorySignalling();
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false });
    await Promise.all([connected(visitor), connected(provider)]);
    for (const call of [visitor, provider]) call.setLive(true);
    visitor.setMuted(true);
    await soundFlows(visitor, provider);
    const stream = visitor.remote.stream;
    provider.end();
    await until(visitor, () => visitor.state === 'lost');
    expect(visitor.hears).to.equal(false);
    const again = await join(signalling, { name: 'provider-page-002', polite: false });
    again.setLive(true);
    await Promise.all([connected(visitor), connected(again)]);
    await soundFlows(visitor, again);
    expect(visitor.remote.stream).not.to.equal(stream);
    await until(again, () => !again.remote.microphone);
    expect(tracks[0]?.enabled).to.equal(false);
  });

  it('replaces a page that went without a word as soon as its successor calls', async () => {
    const signalling = new MemorySignalling();
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false });
    await Promise.all([connected(visitor), connected(provider)]);
    const again = await join(signalling, { name: 'visitor-page-0002', polite: true });
    for (const call of [provider, again]) call.setLive(true);
    await connected(again);
    await until(provider, () => provider.state === 'connected');
    await soundFlows(provider, again);
    expect(again.remote.stream).not.to.equal(null);
  });

  it('makes a new link when the present one fails, under a new generation', async () => {
    const signalling = new MemorySignalling();
    const made: RTCPeerConnection[] = [];
    const createConnection = (configuration: RTCConfiguration) => {
      const connection = new RTCPeerConnection(configuration);
      made.push(connection);
      return connection;
    };
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false, more: { createConnection } });
    for (const call of [visitor, provider]) call.setLive(true);
    await Promise.all([connected(visitor), connected(provider)]);
    const broken = made[0];
    Object.defineProperty(broken, 'connectionState', { value: 'failed' });
    broken?.dispatchEvent(new Event('connectionstatechange'));
    expect(provider.state).to.equal('lost');
    await connected(provider);
    await until(visitor, () => visitor.state === 'connected');
    await soundFlows(visitor, provider);
    expect(made.length).to.equal(2);
  });

  it('looks for another path on the same link 2 s after the present one is interrupted', async () => {
    const signalling = new MemorySignalling();
    const schedule = new HandSchedule();
    const made: RTCPeerConnection[] = [];
    const createConnection = (configuration: RTCConfiguration) => {
      const connection = new RTCPeerConnection(configuration);
      made.push(connection);
      return connection;
    };
    const visitor = await join(signalling, { name: 'visitor-page-0001', polite: true });
    const provider = await join(signalling, { name: 'provider-page-001', polite: false, more: { schedule, createConnection } });
    await schedule.pass(0);
    await Promise.all([connected(visitor), connected(provider)]);
    const offers = () => signalling.sent.filter((message) => message.kind === 'description' && message.from.connectionId === 'provider-page-001' && message.description.type === 'offer');
    const before = offers().length;
    Object.defineProperty(made[0], 'connectionState', { value: 'disconnected', configurable: true });
    made[0]?.dispatchEvent(new Event('connectionstatechange'));
    expect(provider.state).to.equal('lost');
    await schedule.pass(1_999);
    expect(offers().length).to.equal(before);
    await schedule.pass(1);
    await new Promise((resolve) => { const stop = signalling.subscribe(() => { if (offers().length > before) { stop(); resolve(null); } }); });
    Reflect.deleteProperty(made[0] ?? {}, 'connectionState');
    made[0]?.dispatchEvent(new Event('connectionstatechange'));
    await connected(provider);
    expect(made.length).to.equal(1);
    expect(new Set(offers().map((message) => message.from.generation))).to.deep.equal(new Set([1]));
  });

  it('asks for relayed paths alone where the rail says so', async () => {
    const signalling = new MemorySignalling();
    const policies: (RTCIceTransportPolicy | undefined)[] = [];
    const more = {
      createConnection: (configuration: RTCConfiguration) => {
        policies.push(configuration.iceTransportPolicy);
        return new RTCPeerConnection(configuration);
      },
    };
    const call = await join(signalling, { name: 'visitor-page-0001', polite: true, relayOnly: true, more });
    await until(call, () => policies.length > 0);
    expect(policies).to.deep.equal(['relay']);
  });
});
