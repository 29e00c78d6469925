import type { Json } from './world.ts';

/** What an error says, as Stripe's `api_errors` has it. */
export interface ProblemFacts {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly declineCode?: string;
  readonly charge?: string;
  readonly intent?: Json;
  readonly setupIntent?: Json;
}

/**
 * A refusal. Stripe keeps the first answer under its key once a call has begun to work; what is refused before that (`begun` false:
 * a wrong parameter, an overlap, too many calls) is not kept, and the same key may be used again.
 */
export class StripeProblem extends Error {
  readonly facts: ProblemFacts;
  readonly begun: boolean;

  constructor(facts: ProblemFacts, { begun = true }: { readonly begun?: boolean } = {}) {
    super(facts.message);
    this.facts = facts;
    this.begun = begun;
  }
}

/** The error as it goes over the wire. */
export function problemBody({ type, message, code, param, declineCode, charge, intent, setupIntent }: ProblemFacts): Json {
  return {
    error: {
      type, message, ...(code !== undefined && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }), ...(param !== undefined && { param }),
      ...(declineCode !== undefined && { decline_code: declineCode }), ...(charge !== undefined && { charge }), ...(intent !== undefined && { payment_intent: intent }),
      ...(setupIntent !== undefined && { setup_intent: setupIntent }),
    },
  };
}

/** A parameter that is wrong in itself: nothing began. */
export const wrongParameter = (param: string, message: string, code?: string): StripeProblem =>
  new StripeProblem({ status: 400, type: 'invalid_request_error', message, param, ...(code !== undefined && { code }) }, { begun: false });

/** An object in the path that doesn't exist. */
export const missing = (what: string, id: string, param: string): StripeProblem =>
  new StripeProblem({ status: 404, type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param });

/** An object in a parameter that doesn't exist. */
export const noSuch = (what: string, id: string, param: string): StripeProblem =>
  new StripeProblem({ status: 400, type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param });
