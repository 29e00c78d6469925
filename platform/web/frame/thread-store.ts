import { ChokuProblem } from '@choku/sdk';
import { Thread, type ThreadPort } from '../thread/thread.ts';
import type { Conversation } from '../wire.ts';
import type { FrameApi } from './api.ts';
import type { Session } from './session.ts';
import type { Vault } from './vault.ts';

/** The thread of this visitor about this service; it begins with the first question. */
function visitorsThread(api: FrameApi, session: Session): ThreadPort {
  return {
    async conversation(): Promise<Conversation | null> {
      if (!session.signedIn) return null;
      try {
        return await api.conversation();
      } catch (error) {
        if (error instanceof ChokuProblem && error.code === 'not_found') return null;
        throw error;
      }
    },
    messages: (conversationId, wanted) => api.messages(conversationId, wanted),
    send: (body) => api.ask(body),
    markRead: (conversationId, number) => api.markRead(conversationId, number),
  };
}

/** The conversation about this service, and the text that is being written. */
export class ThreadStore extends Thread {
  readonly #vault: Vault;
  readonly #draftKey: string;

  constructor(api: FrameApi, session: Session, vault: Vault) {
    super(visitorsThread(api, session));
    this.#vault = vault;
    this.#draftKey = `choku-draft:${api.serviceId}`;
  }

  /** What was typed and not sent; kept over a reload. */
  get draft(): string {
    return this.#vault.get(this.#draftKey) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.#vault.remove(this.#draftKey);
    else this.#vault.set(this.#draftKey, text);
  }
}
