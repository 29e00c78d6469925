import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlatform, type Platform } from '../../../tests/people/platform.ts';
import { ayaAndKen } from '../../../tests/people/stage.ts';
import { talked } from '../../../tests/people/talk.ts';
import { assertBooks } from '../books.ts';

let platform: Platform;
let talkId: string;
beforeAll(async () => {
  platform = await openPlatform();
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 8 * 60 });
  talkId = talk.id;
  await talk.provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId } }, body: { amount: 120 } });
  await platform.tick();
});
afterAll(() => platform.close());

const inTalk = "id = (SELECT id FROM (SELECT id FROM talk WHERE state = 'settled' LIMIT 1) AS one)";
const inHold = "id = (SELECT id FROM (SELECT id FROM talk_hold WHERE state = 'captured' LIMIT 1) AS one)";
const move = (table: string, column: string, by: string, where: string) => `UPDATE ${table} SET ${column} = ${by} WHERE ${where}`;
const setIn = (table: string, path: string, value: string, where: string) => move(table, 'body', `JSON_SET(body, '$.${path}', ${value})`, where);

/** What is damaged by hand, the rule that finds it, and how it is put right again. */
const damages: readonly (readonly [string, string, string])[] = [
  ['bill_is_explained', setIn('talk', 'waived', '7', inTalk), setIn('talk', 'waived', '0', inTalk)],
  ['capture_fits_hold', setIn('talk_hold', 'amount', "JSON_EXTRACT(body, '$.amount') - 1000000", inHold), setIn('talk_hold', 'amount', "JSON_EXTRACT(body, '$.amount') + 1000000", inHold)],
  ['holds_took_what_was_captured', setIn('talk_hold', 'captured', "JSON_EXTRACT(body, '$.captured') - 1", inHold), setIn('talk_hold', 'captured', "JSON_EXTRACT(body, '$.captured') + 1", inHold)],
  ['absorbed_is_booked', setIn('talk', 'absorbed', '5', inTalk), setIn('talk', 'absorbed', '0', inTalk)],
  ['settled_holds_are_over', move('talk_hold', 'state', "'placed'", inHold), "UPDATE talk_hold SET state = 'captured' WHERE state = 'placed'"],
  ['captured_is_booked', "UPDATE ledger_journal SET source = CONCAT(source, 'x') WHERE source LIKE 'talk:%:settlement'", "UPDATE ledger_journal SET source = SUBSTR(source, 1, LENGTH(source) - 1) WHERE source LIKE 'talk:%:settlementx'"],
  ['fee_is_a_fifth', "UPDATE ledger_entry SET amount = amount - 1 WHERE account_id = 'platform_fee' AND amount < 0", "UPDATE ledger_entry SET amount = amount + 1 WHERE account_id = 'platform_fee' AND amount < 0"],
  ['kept_fee_is_a_fifth', "UPDATE ledger_entry SET amount = amount + 2 WHERE account_id = 'platform_fee' AND amount > 0", "UPDATE ledger_entry SET amount = amount - 2 WHERE account_id = 'platform_fee' AND amount > 0"],
  ['talk_journal_has_settled_talk', move('talk', 'state', "'ended'", inTalk), "UPDATE talk SET state = 'settled' WHERE state = 'ended'"],
  ['one_talk_at_a_time', `INSERT INTO talk (id, service_id, provider_id, visitor_id, conversation_id, state, version, requested_at, free_ending, wait_minutes, body)
    SELECT CONCAT('tlk_', n), 's', 'usr_busy', 'v', 'c', 'live', 1, 1, 0, 10, '{}' FROM (SELECT 1 AS n UNION SELECT 2) AS two`, "DELETE FROM talk WHERE provider_id = 'usr_busy'"],
  ['refund_is_booked', "UPDATE talk_refund_part SET state = 'failed'", "UPDATE talk_refund_part SET state = 'booked'"],
  ['refund_journal_has_refund', "UPDATE talk_refund SET id = REPLACE(id, 'rfd_', 'rfx_')", "UPDATE talk_refund SET id = REPLACE(id, 'rfx_', 'rfd_')"],
  ['dispute_is_booked', `INSERT INTO talk_dispute (id, talk_id, hold_id, reference, state, amount, opened_at) VALUES ('dsp_1', 'tlk_1', 'hld_1', 'r', 'open', 5, 1)`, 'DELETE FROM talk_dispute'],
  ['dispute_journal_has_dispute', "UPDATE ledger_journal SET source = REPLACE(source, 'refund:rfd_', 'dispute:dsp_') WHERE source LIKE 'refund:%'", "UPDATE ledger_journal SET source = REPLACE(source, 'dispute:dsp_', 'refund:rfd_') WHERE source LIKE 'dispute:%'"],
];

test.each(damages)('the check of the books finds a broken rule: %s', async (rule, damage, undo) => {
  const { db } = platform.ctx;
  expect(await assertBooks(db)).toEqual([]);
  await db.sql.run(damage);
  const found = await assertBooks(db);
  await db.sql.run(undo);
  expect(found.map((finding) => finding.rule)).toContain(rule);
  expect(await assertBooks(db)).toEqual([]);
});
