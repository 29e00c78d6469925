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

/** Reads Server-Sent Events from a body. `onBytes` is called at each sign of life, comments too. */
export async function* readSse(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<WireEvent> {
  const reader = body.getReader();
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
    // Whoever stops reading half-way lets the connection go; a body that is broken already has nothing to cancel.
    reader.cancel().catch(() => undefined);
  }
}
