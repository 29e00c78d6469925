/** What became of an upload. */
export type Uploaded = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly words: string | null; readonly code: string };

/** One upload: where to, what, and how to call it so that a second try isn't a second photo. */
export interface Upload {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly file: Blob;
  readonly key: string;
  readonly locale: string;
  /** From 0 to 1 of what is sent; 1 while the platform prepares the files. */
  readonly progress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a picture. Resolves also when it is refused or the line is cut: `words` is the platform's own sentence, where there is one. */
export type SendPicture = (upload: Upload) => Promise<Uploaded>;

function answerOf(request: XMLHttpRequest): Uploaded {
  const text = request.responseText;
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  if (request.status >= 200 && request.status < 300) return { ok: true, body };
  const { code, detail, title } = (typeof body === 'object' && body !== null ? body : {}) as { code?: string; detail?: string; title?: string };
  return { ok: false, code: code ?? '', words: detail ?? title ?? null };
}

/** Sends a picture as the page's person. By XMLHttpRequest, since `fetch` tells nobody how far a body is. */
export const sendPicture: SendPicture = (upload) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open(upload.method, upload.path);
  request.setRequestHeader('Content-Type', upload.file.type.startsWith('image/') ? upload.file.type : 'application/octet-stream');
  request.setRequestHeader('Accept-Language', upload.locale);
  if (upload.method === 'POST') request.setRequestHeader('Idempotency-Key', upload.key);
  request.upload.addEventListener('progress', ({ loaded, total }) => { upload.progress(total === 0 ? 0 : loaded / total); });
  request.addEventListener('load', () => { resolve(answerOf(request)); });
  for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => { resolve({ ok: false, code: 'offline', words: null }); });
  upload.signal.addEventListener('abort', () => { request.abort(); });
  request.send(upload.file);
});
