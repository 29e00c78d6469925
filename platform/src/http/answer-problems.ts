import type { Logger } from 'pino';
import type { Koa, KoaMiddleware } from './koa-state.ts';
import { Problem, problemToWire } from './problem.ts';

/** Makes the page a person sees instead of a problem. `site` provides it. */
export type ProblemPage = (koa: Koa, problem: Problem) => string | Promise<string>;

/** Whether a request is a program's: everything under `/v1`, and whoever doesn't ask for HTML. */
export function wantsJson(koa: Koa): boolean {
  return koa.path.startsWith('/v1/') || koa.path === '/v1' || koa.accepts('json', 'html') !== 'html';
}

/** An error as a problem. What isn't one is a bug: logged with the request's reference, and answered without any of it. */
export function toProblem(error: unknown, koa: Koa, log: Logger): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  // Koa's own refusals (a URL that can't be decoded) are the client's fault.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem(status === 404 ? 'not_found' : 'malformed_request');
  log.error({ err: error, reference: koa.state.reference, path: koa.path }, 'a request failed');
  return new Problem('internal');
}

/** Writes a problem as `application/problem+json`. */
export function sendProblem(koa: Koa, problem: Problem): void {
  koa.status = problem.status;
  koa.set('Cache-Control', 'private, no-store');
  koa.remove('ETag');
  if (problem.details.retryAfter !== undefined) koa.set('Retry-After', String(Math.max(1, Math.ceil(problem.details.retryAfter))));
  if (problem.status === 401) koa.set('WWW-Authenticate', 'Bearer');
  // The rest of a body that was refused half-read is not worth waiting for.
  if (problem.code === 'payload_too_large' || problem.code === 'request_timeout') koa.set('Connection', 'close');
  koa.set('Content-Language', koa.state.locale);
  koa.body = JSON.stringify(problemToWire(problem, koa.state.locale, koa.state.reference));
  koa.type = 'application/problem+json';
}

/** Answers whatever is thrown further in, and what nobody answered: as a problem to programs, as a page to people. */
export function answerProblems(log: Logger, page: ProblemPage | undefined): KoaMiddleware {
  return async (koa, next) => {
    try {
      await next();
      if (koa.status === 404 && koa.body === undefined && koa.respond !== false) throw new Problem('not_found');
    } catch (error) {
      const problem = toProblem(error, koa, log);
      if (page === undefined || wantsJson(koa)) return sendProblem(koa, problem);
      sendProblem(koa, problem);
      koa.body = await page(koa, problem);
      koa.type = 'html';
    }
  };
}
