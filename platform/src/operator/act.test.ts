import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { after, instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { PROPOSAL_LIFE, refuseAnswer, secondEyesFor, type Act, type ActFacts, type Proposal } from './act.ts';
import { parseRoles } from './operator.ts';

const userId = asId('user', 'usr_aya');
const suspend = (permanent: boolean): Act => ({ kind: 'suspend', userId, words: '', permanent });
const decide = (decision: 'none' | 'warn' | 'suspend', permanent: boolean): Act => ({ kind: 'decide', reportId: asId('report', 'rep_1'), decision, permanent, wordsToReporter: 'a', wordsToOwner: '' });
const restore: Act = { kind: 'restore', userId, words: '' };
const nobody: ActFacts = { sales: yen(0), suspendedForGood: false, isOperator: false };

describe('what one operator can’t do alone', () => {
  it.each<[string, Act, Partial<ActFacts>, ReturnType<typeof secondEyesFor>]>([
    ['suspend somebody for a while, whatever they are owed', suspend(false), { sales: yen(900_000) }, null],
    ['suspend for good somebody who is owed nothing', suspend(true), {}, null],
    ['suspend for good somebody who is owed ¥1', suspend(true), { sales: yen(1) }, 'permanent_with_sales'],
    ['the same by deciding a report', decide('suspend', true), { sales: yen(1) }, 'permanent_with_sales'],
    ['a warning is nobody’s money', decide('warn', true), { sales: yen(1) }, null],
    ['suspend an operator', suspend(false), { isOperator: true }, 'operator'],
    ['warn an operator', decide('warn', false), { isOperator: true }, null],
    ['restore somebody owed exactly ¥300,000', restore, { sales: yen(300_000) }, null],
    ['restore somebody owed more', restore, { sales: yen(300_001) }, 'large_sales'],
    ['restore what was for good', restore, { suspendedForGood: true }, 'was_permanent'],
    ['hide a service', { kind: 'hide_service', serviceId: asId('service', 'svc_1'), words: '' }, { sales: yen(900_000), isOperator: true }, null],
    ['try a job again', { kind: 'retry', effectKey: 'hold:1' }, {}, null],
  ])('%s', (_, act, facts, why) => expect(secondEyesFor(act, { ...nobody, ...facts })).toBe(why));
});

describe('who may answer a proposal', () => {
  const now = instant(1_000_000);
  const rei = asId('user', 'usr_rei');
  const proposal: Proposal = { id: asId('proposal', 'prp_1'), act: restore, reason: 'x', why: 'large_sales', proposedBy: rei, proposedAt: now, expiresAt: after(now, PROPOSAL_LIFE), state: 'open', decidedBy: null, decidedAt: null, decidedReason: null };
  it.each([
    ['another one', proposal, asId('user', 'usr_go'), now, null], ['not its own maker', proposal, rei, now, 'own'],
    ['nobody after seven days', proposal, asId('user', 'usr_go'), after(now, PROPOSAL_LIFE), 'over'], ['nobody twice', { ...proposal, state: 'approved' as const }, asId('user', 'usr_go'), now, 'over'],
  ])('%s', (_, asked, by, at, refusal) => expect(refuseAnswer(asked, by, at)).toBe(refusal));
});

it.each([['cases', ['cases']], ['books, cases', ['cases', 'books']], ['', null], ['root', null], ['cases,root', null]])('roles of “%s”', (text, roles) => expect(parseRoles(text)).toEqual(roles));
