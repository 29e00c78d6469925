import { ruleOver, type BookRule } from '../ledger/index.ts';

const payouts = { table: 'payout', key: 'id' } as const;

/** An account of the platform is the sum of something of payouts: in one statement, so that nothing comes between. */
function accountIs(rule: Pick<BookRule, 'name' | 'says'> & { readonly account: string; readonly sum: string }): BookRule {
  const { name, says, account, sum } = rule;
  return {
    name, says,
    async look(sql) {
      const row = await sql.get<{ difference: number }>(`SELECT COALESCE((SELECT balance FROM ledger_account WHERE id = ?), 0) + COALESCE((${sum}), 0) AS difference`, [account]);
      return row === undefined || row.difference === 0 ? [] : [{ where: account, detail: String(row.difference) }];
    },
  };
}

/** What the books must say of payouts (docs/money.md, "Payouts"). */
export const bookRules: readonly BookRule[] = [
  accountIs({ name: 'open_payouts_are_their_account', says: { ja: '手続き中の振込の合計は、その勘定の残高', en: 'Payouts under way add up to their account' }, account: 'payouts_open', sum: "SELECT SUM(amount) FROM payout WHERE state IN ('requested', 'exported')" }),
  accountIs({ name: 'kept_fees_are_their_account', says: { ja: '振込んだ申請の手数料の合計は、その勘定の残高', en: 'Fees of transferred payouts add up to their account' }, account: 'transfer_fees', sum: 'SELECT SUM(fee) FROM payout WHERE paid_at IS NOT NULL' }),
  ruleOver(payouts, {
    name: 'payout_is_booked', says: { ja: '振込申請には、申請と結果の仕訳がある', en: 'Every payout has the journals of its request and its end' },
    query: `SELECT p.id AS place, p.state AS detail FROM payout p
      LEFT JOIN ledger_journal r ON r.source = CONCAT('payout:', p.id, ':requested') LEFT JOIN ledger_journal s ON s.source = CONCAT('payout:', p.id, ':', p.state)
      WHERE p.id > ? AND p.id <= ? AND (r.id IS NULL OR (p.state IN ('paid', 'returned', 'refused') AND s.id IS NULL))`,
  }),
  ruleOver({ table: 'ledger_journal', key: 'source' }, {
    name: 'payout_journal_has_payout', says: { ja: '振込の仕訳には、振込申請がある', en: 'Every journal of a payout has its payout' },
    query: `SELECT j.source AS place, '-' AS detail FROM ledger_journal j LEFT JOIN payout p ON p.id = SUBSTR(j.source, 8, 24) WHERE j.source > ? AND j.source <= ? AND j.source LIKE 'payout:%' AND p.id IS NULL`,
  }),
  ruleOver({ table: 'payout_file', key: 'id' }, {
    name: 'bank_file_has_its_payouts', says: { ja: '振込データの件数と合計は、その振込申請のもの', en: 'A bank file’s count and sum are those of its payouts' },
    query: `SELECT f.id AS place, f.total - COALESCE(SUM(p.amount - p.fee), 0) AS detail FROM payout_file f LEFT JOIN payout p ON p.file_id = f.id
      WHERE f.id > ? AND f.id <= ? GROUP BY f.id, f.total, f.count HAVING f.total <> COALESCE(SUM(p.amount - p.fee), 0) OR f.count <> COUNT(p.id)`,
  }),
];
