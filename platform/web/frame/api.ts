import type { Choku, ChokuEvent } from '@choku/sdk';
import type { Conversation, FrameTokens, JoinReply, LeaseReply, Message, RequestBody, RequestForm, Service, Statement, Talk } from '../wire.ts';

/** The operations of the platform that a visitor's panel uses, for one service. Each throws what the SDK throws. */
export class FrameApi {
  readonly choku: Choku;
  readonly serviceId: string;
  readonly #nobody: Choku;
  /** The path of the blog's page; requests say it, so that the provider learns which post brought them. */
  readonly #page: string | undefined;

  /** `choku` acts for the visitor; `nobody` asks without a token, for what makes or renews one. */
  constructor(clients: { choku: Choku; nobody: Choku }, serviceId: string, page?: string) {
    this.#page = page;
    this.choku = clients.choku;
    this.serviceId = serviceId;
    this.#nobody = clients.nobody;
  }

  refresh(refreshToken: string): Promise<FrameTokens> {
    return this.#nobody.post('/v1/frame-sessions/refresh', { body: { refreshToken } });
  }

  startHandOver(about: { origin: string; challenge: string; purpose: 'ask' | 'request' }): Promise<{ handOverId: string; windowUrl: string }> {
    return this.#nobody.post('/v1/hand-overs', { body: { serviceId: this.serviceId, ...about } });
  }

  redeemHandOver(handOverId: string, proof: { code: string; verifier: string }): Promise<FrameTokens> {
    return this.#nobody.post('/v1/hand-overs/{handOverId}/redeem', { params: { path: { handOverId } }, body: proof });
  }

  service(): Promise<Service> {
    return this.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: this.serviceId } } });
  }

  requestForm(): Promise<RequestForm> {
    return this.choku.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId: this.serviceId } } });
  }

  /** The visitor's talks of this service, the newest first. */
  async talks(): Promise<Talk[]> {
    const page = await this.choku.get('/v1/me/talks', { params: { query: { role: 'visitor', serviceId: this.serviceId, limit: 10 } } });
    return page.items;
  }

  talk(talkId: string): Promise<Talk> {
    return this.choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } });
  }

  statement(talkId: string): Promise<Statement> {
    return this.choku.get('/v1/talks/{talkId}/statement', { params: { path: { talkId } } });
  }

  requestTalk(wish: RequestBody): Promise<Talk> {
    const body = this.#page === undefined ? wish : { ...wish, page: this.#page };
    return this.choku.post('/v1/services/{serviceId}/talks', { params: { path: { serviceId: this.serviceId } }, body });
  }

  withdraw(talkId: string): Promise<Talk> {
    return this.choku.post('/v1/talks/{talkId}/withdraw', { params: { path: { talkId } } });
  }

  cancel(talkId: string): Promise<Talk> {
    return this.choku.post('/v1/talks/{talkId}/cancel', { params: { path: { talkId } } });
  }

  chooseCard(talkId: string, cardId: string): Promise<Talk> {
    return this.choku.post('/v1/talks/{talkId}/card', { params: { path: { talkId } }, body: { cardId } });
  }

  extend(talkId: string, mandateId?: string): Promise<Talk> {
    return this.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId } }, body: { minutes: 10, ...(mandateId !== undefined && { mandateId }) } });
  }

  hangUp(talkId: string): Promise<Talk> {
    return this.choku.post('/v1/talks/{talkId}/end', { params: { path: { talkId } } });
  }

  join(talkId: string, connectionId: string): Promise<JoinReply> {
    return this.choku.post('/v1/talks/{talkId}/join', { params: { path: { talkId } }, body: { connectionId } });
  }

  renewLease(talkId: string, lease: { connectionId: string; hears: boolean; leaving: boolean }, signal: AbortSignal): Promise<LeaseReply> {
    return this.choku.put('/v1/talks/{talkId}/lease', { params: { path: { talkId } }, body: lease, signal });
  }

  /** Says that this page is going, by a request that outlives it. Nobody waits for the answer: the lease runs out by itself as well. */
  async goodbye(talkId: string, lease: { connectionId: string; hears: boolean; leaving: boolean }): Promise<void> {
    try {
      await this.choku.put('/v1/talks/{talkId}/lease', { params: { path: { talkId } }, body: lease, keepalive: true });
    } catch (error) {
      // Refused or out of reach: seconds later the platform knows all the same.
      if (!(error instanceof Error)) throw error;
    }
  }

  async sendSignal(talkId: string, signal: { connectionId: string; body: string }): Promise<void> {
    await this.choku.post('/v1/talks/{talkId}/signals', { params: { path: { talkId } }, body: signal });
  }

  async signals(talkId: string, wanted: { after: number; waitSeconds: number; signal: AbortSignal }): Promise<readonly { number: number; body: string }[]> {
    const { after, waitSeconds: wait, signal } = wanted;
    return (await this.choku.get('/v1/talks/{talkId}/signals', { params: { path: { talkId }, query: { after, wait } }, signal })).items;
  }

  conversation(): Promise<Conversation> {
    return this.choku.get('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: this.serviceId } } });
  }

  ask(body: { text: string; clientKey: string }): Promise<{ conversation: Conversation; message: Message }> {
    return this.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: this.serviceId } }, body });
  }

  messages(conversationId: string, wanted: { before?: number; after?: number }): Promise<{ items: Message[]; more: boolean }> {
    return this.choku.get('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId }, query: { ...wanted, limit: 50 } } });
  }

  async markRead(conversationId: string, number: number): Promise<void> {
    await this.choku.put('/v1/conversations/{conversationId}/read', { params: { path: { conversationId } }, body: { number } });
  }

  async review(talkId: string, body: { stars: number; words: string }): Promise<void> {
    await this.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId } }, body });
  }

  events(signal: AbortSignal): AsyncIterableIterator<ChokuEvent> {
    return this.choku.events({ signal });
  }
}
