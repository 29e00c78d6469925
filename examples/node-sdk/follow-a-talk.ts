// Lists your talks and says each change of one as it happens: `node examples/node-sdk/follow-a-talk.ts`. Ctrl-C ends it.
import type { Choku, components } from '@choku/sdk';
import { accountFromEnvironment, signIn } from './sign-in.ts';

type Talk = components['schemas']['Talk'];

/** A talk in one line: its state, the meter while it goes on, the bill once it is over. */
export function describe(talk: Talk): string {
  const seconds = Math.floor((talk.meter?.talkMs ?? 0) / 1000);
  const meter = talk.meter === null ? '' : `  ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} ${talk.meter.phase} ¥${talk.meter.bill}`;
  const bill = talk.bill === null ? '' : `  bill ¥${talk.bill} ${talk.billState ?? ''}`;
  return `${talk.id}  ${talk.state.padEnd(9)}  with ${talk.other.nickname}: ${talk.serviceTitle}${meter}${bill}`;
}

/** Says every talk as it stands, then each change, until the signal ends it. */
export async function followTalks(choku: Choku, { say, signal }: { readonly say: (line: string) => void; readonly signal: AbortSignal }): Promise<void> {
  const seen = new Map<string, number>();
  const tell = (talk: Talk): void => {
    if ((seen.get(talk.id) ?? -1) >= talk.version) return;
    seen.set(talk.id, talk.version);
    say(describe(talk));
  };
  for await (const event of choku.events({ signal })) {
    if (event.type === 'open' || event.type === 'reset') {
      // The stream stands: what we read now and what it brings from here on leave no gap.
      const { items } = await choku.get('/v1/me/talks');
      items.forEach(tell);
    } else if (event.type === 'talk.changed') {
      const { talkId } = event.body as { talkId: string };
      tell(await choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } }));
    }
  }
}

if (import.meta.main) {
  const over = new AbortController();
  process.once('SIGINT', () => over.abort());
  await followTalks(await signIn(accountFromEnvironment()), { say: console.log, signal: over.signal });
}
