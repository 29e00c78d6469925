/**
 * Tells listeners, in this process and in others, that there is something new to read. A wake carries no content: what it
 * announces stands in SQL, so a lost one costs time and nothing else.
 */
export interface Wake {
  /** Announces news on a topic such as `user:usr_…` or `talk:tlk_…`. Call it after the commit. */
  notify(topic: string): void;
  /** Calls `listener` at each wake of the topic, until the returned function is called. */
  listen(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}
