import Router from '@koa/router';
import type { Context } from '../context.ts';
import { answerOperation } from './answer-operation.ts';
import type { Koa, KoaMiddleware, KoaState } from './koa-state.ts';
import type { Operation } from './operation.ts';
import { Problem } from './problem.ts';

type RouterKoa = Parameters<ReturnType<Router<KoaState>['routes']>>[0];

// The router's types come with Koa's types of another release; at run time there is one Koa and one context.
const ours = (koa: unknown) => koa as Koa;
const theirs = (koa: unknown) => koa as RouterKoa;

/** `/v1/talks` of `/v1/talks/{talkId}/accept`: few routes stand behind each, so that finding one stays cheap. */
const groupOf = (path: string) => path.split('/', 3).join('/');

const routePath = (path: string) => path.replaceAll(/\{(\w+)\}/gu, ':$1');

function group(operations: readonly Operation[], ctx: Context): ReadonlyMap<string, Router<KoaState>> {
  const routers = new Map<string, Router<KoaState>>();
  const names = new Set<string>();
  for (const operation of operations) {
    if (names.has(operation.id)) throw new TypeError(`two operations are named ${operation.id}`);
    names.add(operation.id);
    const router = routers.get(groupOf(operation.path)) ?? new Router<KoaState>();
    routers.set(groupOf(operation.path), router);
    const answer = answerOperation(ctx, operation);
    router.register(routePath(operation.path), [operation.method], (koa) => answer(ours(koa), koa.params));
  }
  return routers;
}

/** The methods a path takes, for `Allow`; none where there is nothing. */
function methodsAt(router: Router<KoaState>, path: string): readonly string[] {
  const methods = new Set<string>();
  for (const layer of router.match(path, 'GET').path) for (const method of layer.methods) methods.add(method);
  return [...methods].toSorted();
}

function refuse(koa: Koa, { router, hidden }: { router: Router<KoaState>; hidden: boolean }): void {
  const methods = methodsAt(router, koa.path);
  if (methods.length === 0 || hidden) throw new Problem('not_found');
  koa.set('Allow', methods.join(', '));
  if (koa.method !== 'OPTIONS') throw new Problem('method_not_allowed');
  koa.status = 204;
}

/** Answers the operations' paths; under `/v1` everything, elsewhere only what is an operation's. Throws problems. */
export function mountOperations(ctx: Context, operations: readonly Operation[]): KoaMiddleware {
  // Even which methods an address of the operators takes is nobody else's business.
  const isHidden = (name: string) => operations.some((one) => groupOf(one.path) === name && one.access === 'operator');
  const groups = new Map([...group(operations, ctx)].map(([name, router]) => [name, { router, hidden: isHidden(name), dispatch: router.routes() }]));
  return async (koa, next) => {
    const found = groups.get(groupOf(koa.path));
    if (found === undefined) {
      if (koa.path === '/v1' || koa.path.startsWith('/v1/')) throw new Problem('not_found');
      return next();
    }
    let matched = true;
    await found.dispatch(theirs(koa), async () => {
      matched = false;
    });
    if (!matched) refuse(koa, found);
  };
}
