import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Instant } from '../primitives/instant.ts';
import type { ProblemCode } from './problem.ts';
import type { Anyone, Member, UserViewer } from './viewer.ts';

/**
 * Who may ask: `anyone`; a `user` signed in with the site's cookie or a session token; a `member`, who is a user or a
 * person in a frame; an `operator`, for everybody else the address does not exist. The handler checks what a frame may see:
 * `viewer.serviceId` is all it has.
 */
export type Access = 'anyone' | 'user' | 'member' | 'operator';

/** The viewers an access lets in. */
export type ViewerFor<A extends Access> = A extends 'user' | 'operator' ? UserViewer : A extends 'member' ? Member : Anyone | Member;

/** The methods an operation may have. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A body of bytes instead of JSON: `request.raw` has them. */
export interface BinaryBody {
  /** The media types in the documents. What the bytes are is the handler's to find out. */
  readonly types: readonly `image/${string}`[];
  /** The most bytes; the limit for JSON doesn't count here. */
  readonly bytes: number;
  /** Milliseconds from the first look to the last byte. */
  readonly within: number;
}

/** What a handler may need of the request besides its checked parts. */
export interface RequestFacts {
  /** The body exactly as sent, for signatures over it. Empty without one. */
  readonly raw: Uint8Array;
  /** The `Origin` header, where the browser sent one. */
  readonly origin: string | undefined;
  readonly userAgent: string | undefined;
  /** Any other header by its lower-case name. */
  header(name: string): string | undefined;
  /**
   * A digest of user, operation and `Idempotency-Key`, where a key was sent. A handler may write it into a unique
   * column, so that even a crash between its commit and the stored answer can't repeat the effect.
   */
  readonly key: string | undefined;
}

type Part<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<never, never>;

/** What a handler gets: everything already checked against the schemas. */
export interface OperationInput<A extends Access, Params, Query, Body> {
  readonly ctx: Context;
  readonly viewer: ViewerFor<A>;
  readonly params: Part<Params>;
  readonly query: Part<Query>;
  readonly body: Part<Body>;
  readonly request: RequestFacts;
}

interface ReplyExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sets the site's session cookie, or ends it with `null`. An answer that carries one is never stored for replays. */
  readonly session?: { readonly token: string; readonly expiresAt: Instant } | null;
}

/** The schemas of the answers by status. An answer without content has `noContent`. */
export type Replies = { readonly [status: number]: z.ZodType };

type ReplyWith<Status, Body> = [Body] extends [undefined] ? { readonly status: Status; readonly body?: undefined } : { readonly status: Status; readonly body: Body };

/** The answers a handler may give: one of the declared statuses with a body that fits its schema. */
export type ReplyFor<R extends Replies> = { [Status in keyof R & number]: ReplyWith<Status, z.input<R[Status]>> & ReplyExtras }[keyof R & number];

interface Common<A extends Access> {
  /** The operation's name in the documents and the SDK, such as `acceptTalk`. */
  readonly id: string;
  readonly method: Method;
  /** The path with its parameters in braces: `/v1/talks/{talkId}/accept`. */
  readonly path: string;
  /** The chapter of the documents it stands in: the module's name. */
  readonly tag: string;
  /** One line that says what it does. */
  readonly summary: string;
  /** More than a line, where there is more to know. Markdown. */
  readonly description?: string;
  readonly access: A;
  /** The problems this operation may answer besides the ones every operation may (see `http/openapi.ts`). */
  readonly problems: readonly ProblemCode[];
  /** Whether `Idempotency-Key` is kept for 24 hours. By default on for POST by signed-in people; off for leases and call signals. */
  readonly idempotent?: boolean;
  /** Lets any page read the answer, without credentials. The answer varies by `Origin`. */
  readonly cors?: true;
  /** The `Cache-Control` of a successful answer; `private, no-store` without it. Only for what is the same for everybody. */
  readonly cache?: string;
  /** The body is a file. Not together with `body`. */
  readonly binary?: BinaryBody;
  /** Not a part of the public API: absent from the documents and the SDK (webhooks, call signals). */
  readonly internal?: true;
}

/** One route, declared: its documents, its checks and what it does. */
export interface Declaration<A extends Access, Params, Query, Body, R extends Replies> extends Common<A> {
  /** The path's parameters, a `z.strictObject`. A value that can't exist is answered like one that doesn't: 404. */
  readonly params?: Params;
  readonly query?: Query;
  /** The JSON body. Without it the body is neither demanded nor parsed (`request.raw` has it). */
  readonly body?: Body;
  readonly replies: R;
  run(input: OperationInput<A, Params, Query, Body>): Promise<ReplyFor<NoInfer<R>>>;
}

/** An answer as the router sees it. */
export interface Reply extends ReplyExtras {
  readonly status: number;
  readonly body?: unknown;
}

/** A declared route, its types forgotten: what the router mounts and the documents describe. */
export interface Operation extends Common<Access> {
  readonly params?: z.ZodObject | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly body?: z.ZodType | undefined;
  readonly replies: Replies;
  run(input: OperationInput<Access, unknown, unknown, unknown>): Promise<Reply>;
}

/**
 * Declares a route. Refusals are thrown as a `Problem`; any other error is a bug and answered with 500 and a reference.
 */
export function operation<
  const A extends Access,
  const R extends Replies,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(declaration: Declaration<A, Params, Query, Body, R>): Operation {
  // The router hands `run` only what these schemas and this access let through.
  return declaration as unknown as Operation;
}
