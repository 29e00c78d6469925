import { describe, expect, it } from 'vitest';
import { findBank, findBranch, searchBanks, searchBranches } from './bank-directory.ts';
import { isBankKana } from './bank-kana.ts';
import { yuchoBranchKana } from './yucho.ts';

const first = (query: string): string | undefined => searchBanks(query, 5)[0]?.code;

describe('the list of banks', () => {
  it.each([
    ['0001', '0001'], ['９９００', '9900'], ['みずほ', '0001'], ['みずほ銀行', '0001'], ['ミズホ', '0001'], ['ﾐｽﾞﾎ', '0001'], ['mizuho', '0001'], ['Mizu', '0001'],
    ['三菱UFJ', '0005'], ['三菱ＵＦＪ銀行', '0005'], ['ゆうちょ', '9900'], ['ゆうちよ', '9900'], ['yucho', '9900'], ['富山信用金庫', '1401'], ['三井住友', '0009'],
  ])('%s finds %s first', (query, code) => {
    expect(first(query)).toBe(code);
  });

  it('stands in the order of the codes', () => {
    const codes = searchBanks('', 2_000).map(({ code }) => code);
    expect(codes.length).toBe(1_146);
    expect(codes).toEqual([...codes].sort());
  });

  it('finds branches of one bank alone', () => {
    expect(searchBranches('0001', 'あおや', 5)).toEqual([expect.objectContaining({ code: '211', name: '青山', kana: 'ｱｵﾔﾏ' })]);
    expect(searchBranches('0001', '青山支店', 5)[0]?.code).toBe('211');
    expect(searchBranches('0001', '21', 50).every(({ code, name }) => code.startsWith('21') || name.includes('21'))).toBe(true);
    expect(searchBranches('0001', 'toukyou', 5).length).toBeGreaterThan(0);
    expect(searchBranches('0002', '', 5)).toEqual([]);
  });

  it('knows what it doesn’t know', () => {
    expect([findBank('0002'), findBranch('0001', '999'), findBranch('9999', '001'), searchBanks('ありえない銀行', 5)]).toEqual([undefined, undefined, undefined, []]);
    expect([findBank('0001')?.name, findBranch('0001', '001')?.name]).toEqual(['みずほ', '東京営業部']);
  });

  it('holds names that a bank file may hold, and ゆうちょ’s branches by the rule', () => {
    const all = searchBanks('', 2_000).flatMap((bank) => [bank, ...searchBranches(bank.code, '', 5_000)]);
    expect(all.filter(({ kana }) => !isBankKana(kana) || kana === '')).toEqual([]);
    expect(all.length).toBe(1_146 + 28_944);
    expect(searchBranches('9900', '', 500).filter(({ code, kana }) => kana !== yuchoBranchKana(code))).toEqual([]);
  });
});
