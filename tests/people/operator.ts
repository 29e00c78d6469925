import { addOperator } from '../../platform/src/operator/index.ts';
import { password, person, type Person } from './person.ts';
import type { Platform } from './platform.ts';

/** Somebody who may use the operator's console. */
export interface OperatorPerson extends Person {
  /** Shows the password once more, which counts for 10 minutes. */
  prove(): Promise<void>;
  /** Asks one of the operators' operations and answers status and JSON. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: Readonly<Record<string, unknown>> }>;
}

/** Somebody who signed up and was made an operator at the machine. */
export async function operator(platform: Platform, name: string): Promise<OperatorPerson> {
  const who = await person(platform, name);
  await addOperator(platform.ctx, { email: who.email, roles: ['cases', 'books'] });
  return {
    ...who,
    async prove() {
      const answer = await who.send('POST', '/v1/me/proofs', { password });
      if (answer.status !== 201) throw new Error(`the proof was answered ${answer.status}`);
    },
    async ask(method, path, body) {
      const answer = await who.send(method, `/v1/operator${path}`, body);
      return { status: answer.status, body: await answer.json() as Readonly<Record<string, unknown>> };
    },
  };
}
