import { send, type FormRequest, type Outcome } from './sending.ts';

/** Sends a form; where the platform first wants to know who is there, asks and sends the same once more under the same key. `given up`: the person didn't want to say. */
export async function sendWithProof(request: FormRequest): Promise<Outcome | 'given up'> {
  const outcome = await send(request);
  if (outcome.kind !== 'refused' || outcome.code !== 'proof_needed') return outcome;
  // Loaded at the first such answer: most pages never see one.
  const { askForProof } = await import('../account/proof-dialog.ts');
  return await askForProof(request.locale) ? send(request) : 'given up';
}
