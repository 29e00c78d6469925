import { ruleOver, type BookRule } from '../ledger/index.ts';

const settled = { table: 'talk', key: 'id' } as const;

/** A number in the body of a talk or of a hold. */
const inBody = (of: string, path: string): string => `CAST(JSON_EXTRACT(${of}.body, '$.${path}') AS SIGNED)`;
const captured = inBody('t', 'captured');

type OwnAccount = 'card_clearing' | 'platform_fee';

const bookedBy = (step: 'settlement' | 'collected', account: OwnAccount): string =>
  `COALESCE((SELECT SUM(e.amount) FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id AND e.account_id = '${account}' WHERE j.source = CONCAT('talk:', t.id, ':${step}')), 0)`;

/** What the talk's two journals booked on an account of the platform, debit positive; each found by its source, for no database walks all journals then. */
const booked = (account: OwnAccount): string => `(${bookedBy('settlement', account)} + ${bookedBy('collected', account)})`;

const absorbed = `COALESCE(${inBody('t', 'absorbed')}, 0)`;
const absorbedBooked = "COALESCE((SELECT SUM(e.amount) FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id AND e.account_id = 'uncollected' WHERE j.source = CONCAT('talk:', t.id, ':absorbed')), 0)";

/** What the talk's holds took, also where it is disputed. */
const taken = `COALESCE((SELECT SUM(${inBody('h', 'captured')}) FROM talk_hold h WHERE h.talk_id = t.id AND h.state IN ('captured', 'disputed')), 0)`;

/** What of the talk's money was kept of what was captured, refunds and disputes taken off, and the fee of it; repairs stand for themselves. */
const keptOf = (account: OwnAccount): string => `SUM(CASE WHEN e.account_id = '${account}' THEN e.amount ELSE 0 END)`;

/** Whether a source is booked. */
const isBooked = (source: string): string => `EXISTS (SELECT 1 FROM ledger_journal j WHERE j.source = ${source})`;
const partSource = "CONCAT('refund:', p.refund_id, ':', p.part)";

/** What the books must say of money that was given back or taken back. */
const givenBackRules: readonly BookRule[] = [
  ruleOver({ table: 'talk', key: 'id' }, {
    name: 'kept_fee_is_a_fifth', says: { ja: '返金と異議のあとも、システム利用料は残った額の20%', en: 'After refunds and disputes, too, the fee is 20% of what is kept' },
    query: `SELECT t.id AS place, ${keptOf('card_clearing')} AS detail FROM talk t JOIN ledger_journal j ON j.about = t.id AND j.source NOT LIKE 'repair:%' AND j.source NOT LIKE '%:absorbed%' JOIN ledger_entry e ON e.journal_id = j.id
      WHERE t.id > ? AND t.id <= ? GROUP BY t.id HAVING ${keptOf('card_clearing')} < 0 OR -${keptOf('platform_fee')} * 100 > ${keptOf('card_clearing')} * 20 OR -${keptOf('platform_fee')} * 100 + 100 <= ${keptOf('card_clearing')} * 20`,
  }),
  ruleOver({ table: 'talk_refund_part', key: 'refund_id' }, {
    name: 'refund_is_booked', says: { ja: '返した分には仕訳があり、返せなかった分は戻されている', en: 'What is back is booked, and what a bank refused is booked back' },
    query: `SELECT ${partSource} AS place, p.state AS detail FROM talk_refund_part p WHERE p.refund_id > ? AND p.refund_id <= ?
      AND ((p.state = 'booked') <> (${isBooked(partSource)} AND NOT ${isBooked(`CONCAT(${partSource}, ':failed')`)}))`,
  }),
  ruleOver({ table: 'talk_dispute', key: 'id' }, {
    name: 'dispute_is_booked', says: { ja: '異議の記録は、その仕訳のとおり', en: 'Every dispute stands as it is booked' },
    query: `SELECT d.id AS place, d.state AS detail FROM talk_dispute d WHERE d.id > ? AND d.id <= ? AND d.amount > 0
      AND ((d.state <> 'won') <> (${isBooked("CONCAT('dispute:', d.id, ':opened')")} AND NOT ${isBooked("CONCAT('dispute:', d.id, ':won')")}))`,
  }),
  ruleOver({ table: 'ledger_journal', key: 'source' }, {
    name: 'refund_journal_has_refund', says: { ja: '返金の仕訳には、返金がある', en: 'Every journal of a refund has its refund' },
    query: `SELECT j.source AS place, '-' AS detail FROM ledger_journal j LEFT JOIN talk_refund r ON r.id = SUBSTR(j.source, 8, 24) WHERE j.source > ? AND j.source <= ? AND j.source LIKE 'refund:%' AND r.id IS NULL`,
  }),
  ruleOver({ table: 'ledger_journal', key: 'source' }, {
    name: 'dispute_journal_has_dispute', says: { ja: '異議の仕訳には、異議がある', en: 'Every journal of a dispute has its dispute' },
    query: `SELECT j.source AS place, '-' AS detail FROM ledger_journal j LEFT JOIN talk_dispute d ON d.id = SUBSTR(j.source, 9, 24) WHERE j.source > ? AND j.source <= ? AND j.source LIKE 'dispute:%' AND d.id IS NULL`,
  }),
];

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
    name: 'fee_is_a_fifth', says: { ja: 'システム利用料は受領額の20%(端数切り捨て)', en: 'The platform fee is 20% of what was captured, rounded down' },
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
  ruleOver(settled, {
    name: 'absorbed_is_booked', says: { ja: '運営が埋めた売上金は、その仕訳の額', en: 'Sales the operator made good are what was booked' },
    query: `SELECT t.id AS place, ${absorbed} AS detail FROM talk t WHERE t.id > ? AND t.id <= ? AND t.state = 'settled' AND ${absorbed} <> ${absorbedBooked}`,
  }),
  ...givenBackRules,
];
