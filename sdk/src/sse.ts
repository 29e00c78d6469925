/** One event of a stream as it stands on the wire. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly text: string;
}

function parseBlock(block: string): WireEvent | undefined {
  const fields = { id: '', event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(id|event|data): ?(.*)$/u.exec(line) ?? [];
    if (name === 'data') fields.data += fields.data === '' ? value : `\n${value}`;
    else if (name === 'id' || name === 'event') fields[name] = value;
  }
  return fields.data === '' ? undefined : { id: fields.id, type: fields.event, text: fields.data };
}

/** Lets the connection go. A body that is broken already has nothing to cancel. */
function letGo(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => undefined);
}

/**
 * Reads Server-Sent Events from a body until it ends or the signal does. `onBytes` is called at each sign of life, comments too. The
 * signal is heard here too, because a `fetch` of somebody's own may lose it on the way to the body.
 */
export async function* readSse(body: ReadableStream<Uint8Array>, onBytes: () => void, signal: AbortSignal): AsyncGenerator<WireEvent> {
  const reader = body.getReader();
  const stop = () => letGo(reader);
  signal.addEventListener('abort', stop);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      rest += decoder.decode(value, { stream: true }).replaceAll('\r', '');
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const event of blocks.map(parseBlock)) if (event) yield event;
    }
  } finally {
    // Whoever stops reading half-way lets the connection go.
    signal.removeEventListener('abort', stop);
    letGo(reader);
  }
}
