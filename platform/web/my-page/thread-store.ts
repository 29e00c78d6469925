import { Thread } from '../thread/thread.ts';
import type { Platform } from './platform.ts';

/** One conversation by its id, for either side. */
export class OwnThread extends Thread {
  /** It could not be read the last time. */
  failed = false;

  constructor(id: string, { choku }: Platform) {
    const params = { path: { conversationId: id } };
    super({
      conversation: () => choku.get('/v1/conversations/{conversationId}', { params }),
      messages: (_, wanted) => choku.get('/v1/conversations/{conversationId}/messages', { params: { ...params, query: { ...wanted, limit: 50 } } }),
      send: async (body) => ({ message: await choku.post('/v1/conversations/{conversationId}/messages', { params, body }) }),
      markRead: async (_, number) => { await choku.put('/v1/conversations/{conversationId}/read', { params, body: { number } }); },
    });
  }

  /** Reads the thread; whether that worked is told to whoever looks. */
  override async load(): Promise<void> {
    try {
      await super.load();
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
    this.tell();
  }
}
