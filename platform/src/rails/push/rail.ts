/** Where a browser takes pushes, as the browser said: the address at its vendor's service, and the keys that only this browser can open. */
export interface PushAddress {
  readonly endpoint: string;
  /** The browser's public key: an uncompressed point on P-256, base64url. */
  readonly p256dh: string;
  /** 16 bytes, base64url. */
  readonly auth: string;
}

/** What is shown on a device: small, and with nothing in it that people wrote to each other. */
export interface PushMessage {
  readonly kind: string;
  readonly title: string;
  readonly line: string;
  /** A path of the platform, beginning with `/`. */
  readonly link: string;
  /** A later push with the same tag takes its place. */
  readonly tag: string;
  readonly locale: string;
}

/** One push to one browser. */
export interface Push {
  readonly to: PushAddress;
  readonly message: PushMessage;
  /** How long the service may keep it for a device that is away, in seconds. */
  readonly keepFor: number;
  /** high: somebody waits. */
  readonly urgency: 'high' | 'normal';
}

/** What the vendor's service said. `gone`: the browser takes no pushes any more; `later`: try again; `refused`: never will. Reasons name the host and the status, never the address. */
export type PushAnswer =
  | { readonly state: 'sent' }
  | { readonly state: 'gone' }
  | { readonly state: 'later'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string };

/** Sends pushes to browsers. */
export interface PushRail {
  readonly kind: 'web-push';
  /** The public key browsers subscribe with, base64url. Made at the first start, the same ever after. */
  publicKey(): Promise<string>;
  /** Whether an address is one of a known vendor's service. Nothing is ever sent anywhere else. */
  accepts(endpoint: string): boolean;
  send(push: Push): Promise<PushAnswer>;
}
