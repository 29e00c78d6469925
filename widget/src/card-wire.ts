/**
 * The public card of a service as the platform serves it at `GET /v1/services/{id}/card`: the only thing the blog's
 * page ever learns. It is the same for every reader and carries nothing about them.
 */

/** Whether the provider can talk: now, in a talk at present, or not in. */
export type Light = 'available' | 'busy' | 'away';

/** What people see of a service before they press anything. */
export interface ServiceCard {
  id: string;
  /** The service's own page on the platform. */
  url: string;
  /** At most 60 characters, in the provider's own words. */
  title: string;
  /** Whole yen for a minute of talking. */
  pricePerMinute: number;
  provider: { nickname: string; avatarUrl: string };
  light: Light;
  /** When an absent provider is next likely to answer: an ISO 8601 UTC string. */
  nextTalkTime: string | null;
  /** How long the provider usually takes to answer, in whole minutes; null while unknown. */
  answerMinutes: number | null;
  /** Null until somebody has rated the provider. */
  rating: { average: number; count: number } | null;
  talkCount: number;
  modes: ('voice' | 'video')[];
  /** `link` where this blog address is not registered by the provider: the card then links to the service's page. */
  embed: 'frame' | 'link';
  /** Address of the frame that holds conversation and talk. Its origin is the only one the page listens to. */
  frameUrl: string;
}
