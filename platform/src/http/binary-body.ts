import type { Koa } from './koa-state.ts';
import type { BinaryBody } from './operation.ts';
import { Problem } from './problem.ts';
import { readRawBody } from './raw-body.ts';

/** So many files are received at once in a process and operation: what is half-received lies in memory. */
const MOST_AT_ONCE = 6;
/** How much more than the limit is read and thrown away, so that whoever sends too much learns why. */
const DISCARDED = 4;

const sendTheFile = { ja: '写真のファイルをそのまま、Content-Typeをimage/jpegなどにして送ってください。', en: 'Send the file itself, with a Content-Type such as image/jpeg.' };

function requireFileType(contentType: string): void {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && type !== 'application/octet-stream' && !type.startsWith('image/')) throw new Problem('unsupported_media_type', { detail: sendTheFile });
}

/**
 * Reads the files of an operation, a few at a time. What it reads has a type that may come; what it is, the bytes tell. Throws
 * `unsupported_media_type`, `too_busy`, and what `readRawBody` throws.
 */
export function binaryReader({ bytes, within }: BinaryBody): (koa: Koa) => Promise<Buffer> {
  let receiving = 0;
  return async (koa) => {
    requireFileType(koa.get('content-type'));
    if (receiving >= MOST_AT_ONCE) throw new Problem('too_busy', { retryAfter: 5 });
    receiving += 1;
    try {
      return await readRawBody(koa.req, { bytes, within, discard: bytes * DISCARDED });
    } finally {
      receiving -= 1;
    }
  };
}
