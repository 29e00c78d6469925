import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { canName, chosenMessages, decisionsFor, parseAbout, referenceOf } from './report.ts';

const letters = '0123456789abcdefghjk';
const message = (index: number) => ({ id: asId('message', `msg_${index}`) });

describe('what a report is about', () => {
  it.each([
    [`user:usr_${letters}`, { kind: 'user', id: `usr_${letters}` }], [`message:msg_${letters}`, { kind: 'message', id: `msg_${letters}` }],
    [`user:svc_${letters}`, null], [`hold:hld_${letters}`, null], [`user:usr_${letters}:x`, null], [`user:usr_${letters.slice(1)}`, null], ['', null], [null, null],
  ])('%s', (about, expected) => expect(parseAbout(about)).toEqual(expected));

  it('an id names things of its own kind alone', () => {
    expect(canName({ kind: 'talk', id: `tlk_${letters}` })).toBe(true);
    expect(canName({ kind: 'service', id: `tlk_${letters}` })).toBe(false);
  });
});

it('a reference can be read out', () => expect(referenceOf(asId('report', 'rep_7f3k9qz2abcdefghjkmn'))).toBe('R-7F3K-9QZ2'));

describe('which messages are shown', () => {
  const own = [1, 2, 3].map(message);
  it('the ticked ones, in the order they were written', () => expect(chosenMessages(own, ['msg_3', 'msg_1'])?.map(({ id }) => id)).toEqual(['msg_1', 'msg_3']));
  it('the reported one always', () => expect(chosenMessages(own, [], asId('message', 'msg_2'))?.map(({ id }) => id)).toEqual(['msg_2']));
  it('none of somebody else’s: then nothing is taken', () => expect(chosenMessages(own, ['msg_1', 'msg_9'])).toBeNull());
});

it('only what everybody can read can be hidden', () => {
  expect(decisionsFor('service')).toContain('hide');
  expect(decisionsFor('review')).toContain('hide');
  for (const kind of ['user', 'message', 'conversation', 'talk'] as const) expect(decisionsFor(kind)).toEqual(['none', 'warn', 'suspend']);
});
