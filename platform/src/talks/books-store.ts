import { ruleOver, type BookRule } from '../ledger/index.ts';

const settled = { table: 'talk', key: 'id' } as const;

/** A number in the body of a talk or of a hold. */
const inBody = (of: string, path: string): string => `CAST(JSON_EXTRACT(${of}.body, '$.${path}') AS SIGNED)`;
const captured = inBody('t', 'captured');

/** What the talk's two journals booked on an account of the platform, debit positive. */
const booked = (account: 'card_clearing' | 'platform_fee'): string => `COALESCE((SELECT SUM(e.amount) FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id AND e.account_id = '${account}'
  WHERE j.source IN (CONCAT('talk:', t.id, ':settlement'), CONCAT('talk:', t.id, ':collected'))), 0)`;

/** What the talk's holds took, also where it is disputed. */
const taken = `COALESCE((SELECT SUM(${inBody('h', 'captured')}) FROM talk_hold h WHERE h.talk_id = t.id AND h.state IN ('captured', 'disputed')), 0)`;

/** What the books must say of talks (docs/money.md, "The books are checked"). */
export const bookRules: readonly BookRule[] = [
  ruleOver(settled, {
    name: 'bill_is_explained', says: { ja: '受領、切り捨て、未収の合計は料金', en: 'Captured, waived and uncollected add up to the bill' },
    query: `SELECT t.id AS place, ${captured} + ${inBody('t', 'waived')} + ${inBody('t', 'uncollected')} - ${inBody('t', 'statement.bill')} AS detail FROM talk t
      WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND ${captured} + ${inBody('t', 'waived')} + ${inBody('t', 'uncollected')} <> ${inBody('t', 'statement.bill')}`,
  }),
  ruleOver(settled, {
    name: 'captured_is_booked', says: { ja: '精算済みのトークの受領額は、その仕訳の額', en: 'What a settled talk captured is what was booked' },
    query: `SELECT t.id AS place, ${captured} - ${booked('card_clearing')} AS detail FROM talk t WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND ${captured} <> ${booked('card_clearing')}`,
  }),
  ruleOver(settled, {
    name: 'fee_is_a_fifth', says: { ja: '手数料は受領額の20%(端数切り捨て)', en: 'The platform fee is 20% of what was captured, rounded down' },
    query: `SELECT t.id AS place, -${booked('platform_fee')} AS detail FROM talk t
      WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND (-${booked('platform_fee')} * 100 > ${captured} * 20 OR -${booked('platform_fee')} * 100 + 100 <= ${captured} * 20)`,
  }),
  ruleOver(settled, {
    name: 'settled_holds_are_over', says: { ja: '精算済みのトークに、動いている確保はない', en: 'No hold of a settled talk is still under way' },
    query: `SELECT h.id AS place, h.state AS detail FROM talk t JOIN talk_hold h ON h.talk_id = t.id
      WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND h.state IN ('planned', 'created', 'authenticating', 'placed', 'capturing', 'releasing')`,
  }),
  ruleOver(settled, {
    name: 'holds_took_what_was_captured', says: { ja: '確保から受領した合計は、トークの受領額', en: 'What a talk’s holds took is what the talk captured' },
    query: `SELECT t.id AS place, ${taken} - ${captured} AS detail FROM talk t WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND ${taken} <> ${captured}`,
  }),
  ruleOver({ table: 'talk_hold', key: 'id' }, {
    name: 'capture_fits_hold', says: { ja: '受領は確保した額まで', en: 'No capture exceeds its hold' },
    query: `SELECT h.id AS place, ${inBody('h', 'captured')} - ${inBody('h', 'amount')} AS detail FROM talk_hold h
      WHERE h.id > ? AND h.id <= ? AND h.state IN ('captured', 'disputed') AND ${inBody('h', 'captured')} > ${inBody('h', 'amount')}`,
  }),
  ruleOver({ table: 'ledger_journal', key: 'source' }, {
    name: 'talk_journal_has_settled_talk', says: { ja: 'トークの仕訳には、精算済みのトークがある', en: 'Every journal of a talk has its settled talk' },
    query: `SELECT j.source AS place, COALESCE(t.state, '-') AS detail FROM ledger_journal j LEFT JOIN talk t ON t.id = SUBSTR(j.source, 6, 24)
      WHERE j.source > ? AND j.source <= ? AND j.source LIKE 'talk:%' AND (t.id IS NULL OR t.state <> 'settled')`,
  }),
  ruleOver({ table: 'talk', key: 'provider_id' }, {
    name: 'one_talk_at_a_time', says: { ja: '提供者のトークは同時にひとつ', en: 'A provider is in one talk at a time' },
    query: `SELECT t.provider_id AS place, COUNT(*) AS detail FROM talk t WHERE t.provider_id > ? AND t.provider_id <= ? AND t.state IN ('accepted', 'live') GROUP BY t.provider_id HAVING COUNT(*) > 1`,
  }),
];
