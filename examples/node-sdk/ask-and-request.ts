// Asks a question and requests a talk: `node examples/node-sdk/ask-and-request.ts svc_…`. The payment was allowed before, on the platform's page.
import { ChokuProblem, type Choku, type components } from '@choku/sdk';
import { describe } from './follow-a-talk.ts';
import { accountFromEnvironment, signIn } from './sign-in.ts';

type Talk = components['schemas']['Talk'];

/** What is asked, and of which service. */
export interface Wish {
  readonly serviceId: string;
  readonly question: string;
}

/**
 * Asks the question in the conversation about the service and, where a mandate covers it, requests a talk. Answers null without one:
 * only a person can give it, in a window of the platform.
 */
export async function askAndRequest(choku: Choku, { serviceId, question }: Wish): Promise<Talk | null> {
  const at = { params: { path: { serviceId } } };
  await choku.post('/v1/services/{serviceId}/conversation', { ...at, body: { text: question, clientKey: crypto.randomUUID() } });
  const { mandate } = await choku.get('/v1/services/{serviceId}/request-form', at);
  if (mandate === null) return null;
  // Every mandate allows at least the shortest ceiling.
  return choku.post('/v1/services/{serviceId}/talks', { ...at, body: { mode: 'voice', ceilingMinutes: 10, waitMinutes: 30, comment: question, mandateId: mandate.id } });
}

async function main(serviceId: string): Promise<void> {
  const account = accountFromEnvironment();
  try {
    const talk = await askAndRequest(await signIn(account), { serviceId, question: '夕方のお迎えの様子を教えてください。' });
    console.log(talk === null ? `Asked. To request a talk, allow the payment first: ${account.baseUrl}/s/${serviceId}/talk` : describe(talk));
  } catch (problem) {
    if (!(problem instanceof ChokuProblem)) throw problem;
    console.error(`${problem.code}: ${problem.message}`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await main(process.argv[2] ?? '');
