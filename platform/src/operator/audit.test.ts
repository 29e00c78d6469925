import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { faultOf, nextEntry, type AuditEntry } from './audit.ts';

const deed = (act: string) => ({ at: instant(1), operatorId: 'usr_rei', act, objectId: 'usr_aya', reason: '規約', detail: '{}' });
const first = nextEntry({ seq: 0, digest: 'begin' }, deed('suspend'));
const second = nextEntry(first, deed('restore'));

it('a row follows the one before', () => expect([faultOf({ seq: 0, digest: 'begin' }, first), faultOf(first, second)]).toEqual([null, null]));

it.each<[string, AuditEntry]>([
  ['another moment', { ...second, at: instant(2) }], ['another hand', { ...second, operatorId: 'usr_go' }], ['another act', { ...second, act: 'hide' }], ['another thing', { ...second, objectId: 'usr_ken' }],
  ['another reason', { ...second, reason: '' }], ['another detail', { ...second, detail: '{"a":1}' }],
])('%s shows', (_, entry) => expect(faultOf(first, entry)).toBe('changed'));

it('a row that is missing, and one from elsewhere, show', () => {
  expect(faultOf({ seq: 0, digest: 'begin' }, second)).toBe('missing');
  expect(faultOf({ ...first, digest: 'other' }, second)).toBe('cut');
});

it('no line of the platform writes to the log but by appending', () => {
  const folder = new URL('..', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const statements = files.flatMap((path) => readFileSync(new URL(path, folder), 'utf8').split('\n').filter((line) => line.includes('operator_audit') && !line.trimStart().startsWith('//')));
  expect(statements.length).toBeGreaterThan(3);
  for (const statement of statements) expect(statement).not.toMatch(/\b(UPDATE|DELETE|REPLACE|TRUNCATE|DROP|ALTER|upsert)\b/iu);
});
