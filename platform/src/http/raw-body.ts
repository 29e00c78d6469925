import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/** How much and how long a body may take. */
export interface BodyLimits {
  readonly bytes: number;
  /** Milliseconds from the first look to the last byte. */
  readonly within: number;
  /** What is beyond `bytes` is read and thrown away up to here, so that the refusal arrives; without it the connection is cut at once. */
  readonly discard?: number;
}

export const bodyLimits: BodyLimits = { bytes: 64 * 1024, within: 10_000 };

/** Reads a request's body. Throws the problems `payload_too_large`, `request_timeout` and `malformed_request` (a cut connection). */
export function readRawBody(req: IncomingMessage, limits: BodyLimits = bodyLimits): Promise<Buffer> {
  const announced = Number(req.headers['content-length'] ?? 0);
  const { bytes, within, discard = bytes } = limits;
  if (announced > discard) return Promise.reject(new Problem('payload_too_large'));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => finish(new Problem('request_timeout')), within);
    const onChunk = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > discard) finish(new Problem('payload_too_large'));
    };
    const onEnd = () => finish(size > bytes ? new Problem('payload_too_large') : undefined);
    const onCut = () => finish(new Problem('malformed_request'));
    function finish(problem: Problem | undefined): void {
      clearTimeout(timer);
      req.off('data', onChunk).off('end', onEnd).off('close', onCut).off('error', onCut);
      if (problem) reject(problem);
      else resolve(Buffer.concat(chunks));
    }
    req.on('data', onChunk).on('end', onEnd).on('close', onCut).on('error', onCut);
  });
}

/** The JSON value of a body sent as `application/json`; `{}` of an empty one. Throws `unsupported_media_type` and `malformed_json`. */
export function parseJsonBody(raw: Buffer, contentType: string, encoding: string): unknown {
  if (raw.length === 0) return {};
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8).replaceAll('"', '') ?? 'utf-8';
  if (!/^application\/(?:[\w.-]+\+)?json$/u.test(type) || charset !== 'utf-8' || (encoding !== '' && encoding !== 'identity')) {
    throw new Problem('unsupported_media_type');
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
    return value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new Problem('malformed_json');
    throw error;
  }
}
