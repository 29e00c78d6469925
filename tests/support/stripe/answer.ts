import { parse } from 'qs';
import { accountCalls, notForThisAccount } from './account.ts';
import type { Calls } from './call.ts';
import { checkoutCalls } from './checkout.ts';
import { apiVersion, findOperation, isExpandable, operations, problemsWithAnswer, problemWithRequest, type Operation } from './contract.ts';
import { customerCalls } from './customers.ts';
import { disputeCalls } from './disputes.ts';
import { expanded } from './expand.ts';
import { callName, type Faults, type StripeCall, type StripeFault } from './faults.ts';
import type { Answered, Keys } from './idempotency.ts';
import { paymentIntentCalls } from './payment-intents.ts';
import { problemBody, StripeProblem, wrongParameter, type ProblemFacts } from './problem.ts';
import { refundCalls } from './refunds.ts';
import { passTime } from './time.ts';
import { newId, type Json, type World } from './world.ts';

/** A request as it came in. */
export interface Asked { readonly method: string; readonly url: URL; readonly headers: Readonly<Record<string, string | undefined>>; readonly text: string }

/** What was asked and answered, for tests to look at. */
export interface Heard { readonly call: StripeCall; readonly operation: string; readonly key: string | null; readonly status: number; readonly again: boolean; readonly fault: StripeFault | null; readonly form: Json }

/** What an answer is made with. `refused` gathers what the contract didn't allow to be asked, `broken` what it didn't allow us to answer. */
export interface Desk {
  readonly world: World; readonly keys: Keys; readonly faults: Faults; readonly secretKey: string;
  readonly heard: Heard[]; readonly refused: string[]; readonly broken: string[];
}

/** An answer, the fault that strikes it on its way, and what follows once it is sent. */
export interface Outcome extends Answered { readonly fault: StripeFault | null; readonly again: boolean; readonly done: () => void }

const calls: Calls = { ...paymentIntentCalls, ...refundCalls, ...checkoutCalls, ...customerCalls, ...disputeCalls, ...accountCalls };

/** Calls of the contract that the stand-in carries out; it answers every other that this account can't do that. */
export const carriedOut: readonly string[] = operations.map(({ id }) => id).filter((id) => Object.hasOwn(calls, id));

const problem = (facts: ProblemFacts): Answered => ({ status: facts.status, body: JSON.stringify(problemBody(facts)) });
const failure: ProblemFacts = { status: 500, type: 'api_error', message: 'Sorry! There was an error while talking to one of our backends.' };
const busy: ProblemFacts = { status: 409, type: 'invalid_request_error', code: 'idempotency_key_in_use', message: 'There is currently another in-progress request using this Idempotent Key.' };
const refusedAtOnce: Partial<Record<StripeFault, ProblemFacts>> = {
  conflict: busy, failedBefore: failure, rateLimited: { status: 429, type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
};

function refuseStranger({ secretKey }: Desk, { headers, method }: Asked): void {
  const given = headers['authorization'] ?? '';
  const key = given.startsWith('Basic ') ? Buffer.from(given.slice(6), 'base64').toString().split(':')[0] : given.replace(/^Bearer /u, '');
  if (key !== secretKey) throw new StripeProblem({ status: 401, type: 'invalid_request_error', message: 'Invalid API Key provided.' }, { begun: false });
  const version = headers['stripe-version'];
  if (version !== apiVersion) throw wrongParameter('Stripe-Version', `The stand-in speaks ${apiVersion} alone, not ${version ?? 'the account’s default'}.`);
  if (method === 'POST' && (headers['idempotency-key'] ?? '').length > 255) throw wrongParameter('Idempotency-Key', 'Keys are at most 255 characters long.');
}

interface Understood { readonly operation: Operation; readonly params: Readonly<Record<string, string>>; readonly query: Json; readonly form: Json; readonly call: StripeCall; readonly key: string | null; readonly print: string }

function understand(asked: Asked): Understood {
  const found = findOperation(asked.method, asked.url.pathname);
  if (found === null) throw new StripeProblem({ status: 404, type: 'invalid_request_error', message: `Unrecognized request URL (${asked.method}: ${asked.url.pathname}).` }, { begun: false });
  const form = parse(asked.text, { depth: 10, arrayLimit: 1_000 }) as Json;
  return {
    ...found, form, query: parse(asked.url.search.slice(1), { depth: 10 }) as Json, call: callName(found.operation, form), key: asked.method === 'POST' ? asked.headers['idempotency-key'] ?? null : null,
    print: JSON.stringify([asked.url.pathname, [...new URLSearchParams(asked.text)].map(([name, value]) => `${name}=${value}`).sort()]),
  };
}

/** What is wrong with a request: by the contract, or in what it wants to see. */
function wrongWith({ operation, query, form }: Understood): { readonly param: string; readonly message: string; readonly code?: string } | null {
  const wrong = problemWithRequest(operation, { query, form });
  if (wrong !== null) return wrong;
  const strange = wishesOf({ query, form }).find((wish) => !isExpandable(operation, wish));
  return strange === undefined ? null : { param: 'expand', message: `This property cannot be expanded (${strange}).` };
}

const wishesOf = ({ query, form }: { readonly query: Json; readonly form: Json }): readonly string[] => (form['expand'] ?? query['expand'] ?? []) as readonly string[];

function carryOut({ world, refused }: Desk, understood: Understood, fault: StripeFault | null): Json {
  const { operation, params, query, form, call } = understood;
  const wrong = wrongWith(understood);
  if (wrong !== null) {
    refused.push(`${operation.id}: ${wrong.message}`);
    throw wrongParameter(wrong.param, wrong.message, wrong.code);
  }
  if (fault === 'storedFailure') throw new StripeProblem(failure);
  const isAttempt = call === 'confirm' || call === 'collect';
  if (fault === 'declined' && !isAttempt) throw new StripeProblem({ status: 402, type: 'card_error', code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' }, { begun: false });
  world.declineNext = fault === 'declined';
  try {
    return expanded(world, (calls[operation.id] ?? notForThisAccount)(world, { params, query, form }), wishesOf(understood));
  } finally {
    world.declineNext = false;
  }
}

/** Does what is asked, once, and keeps the answer under its key if the call has begun to work. */
function work(desk: Desk, understood: Understood, fault: StripeFault | null): Answered & { readonly begun: boolean } {
  const { world, broken } = desk;
  world.request = { id: newId('req'), key: understood.key };
  const check = (answer: Answered): Answered => {
    broken.push(...problemsWithAnswer(understood.operation, { status: answer.status, body: JSON.parse(answer.body) }).map((what) => `${understood.operation.id} ${answer.status}: ${what}`));
    return answer;
  };
  try {
    passTime(world);
    return { ...check({ status: 200, body: JSON.stringify(carryOut(desk, understood, fault)) }), begun: true };
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
    return { ...check(problem(error.facts)), begun: error.begun };
  } finally {
    world.request = { id: null, key: null };
  }
}

function respond(desk: Desk, understood: Understood, fault: StripeFault | null): Outcome {
  const { key, print } = understood;
  const now = { fault, again: false, done: () => {} };
  const atOnce = fault === null ? undefined : refusedAtOnce[fault];
  if (atOnce !== undefined) return { ...problem(atOnce), ...now };
  if (fault === 'silentBefore' || fault === 'closedBefore') return { status: 0, body: '', ...now };
  const known = key === null ? null : desk.keys.begin(key, print);
  if (known?.is === 'answered') return { ...known.answer, ...now, again: true };
  if (known?.is === 'busy') return { ...problem(busy), ...now };
  if (known?.is === 'other') return { ...problem({ status: 400, type: 'idempotency_error', message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key ?? ''}' if you meant to execute a different request.` }), ...now };
  const answer = work(desk, understood, fault);
  const kept = fault === 'failedAfter' ? problem(failure) : answer;
  // Until the answer is on its way the key is busy: an overlap meets a 409.
  const done = () => {
    if (key === null) return;
    if (answer.begun) desk.keys.keep(key, { status: kept.status, body: kept.body });
    else desk.keys.drop(key);
  };
  return { status: kept.status, body: kept.body, fault, again: false, done };
}

/** Answers a request as Stripe would, or as the fault wants it. */
export function answer(desk: Desk, asked: Asked): Outcome {
  try {
    refuseStranger(desk, asked);
    const understood = understand(asked);
    const outcome = respond(desk, understood, desk.faults.strike(understood.call, understood.key));
    desk.heard.push({ call: understood.call, operation: understood.operation.id, key: understood.key, status: outcome.status, again: outcome.again, fault: outcome.fault, form: understood.form });
    return outcome;
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
    desk.refused.push(`${asked.method} ${asked.url.pathname}: ${error.message}`);
    return { ...problem(error.facts), fault: null, again: false, done: () => {} };
  }
}
