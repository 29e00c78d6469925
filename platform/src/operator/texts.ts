import type { Texts } from '../primitives/locale.ts';

/** Why an operator's act is refused. */
export const refusals = {
  changedMeanwhile: { ja: 'ほかの操作で、状態が変わっています。読み込み直してください。', en: 'Something else has changed this meanwhile. Reload the page.' },
  cantHide: { ja: 'これは非公開にできません。', en: 'This can’t be hidden.' },
  tellOwner: { ja: '相手に伝えることばを書いてください。', en: 'Say something to the other person.' },
  otherRole: { ja: 'この操作の権限がありません。', en: 'Your role doesn’t cover this.' },
  ownCase: { ja: '自分に関わる件は、ほかの運営の人が決めます。', en: 'What concerns yourself is decided by another operator.' },
  proposedAlready: { ja: '同じ操作が、もう提案されています。', en: 'The same act is proposed already.' },
  ownProposal: { ja: '自分の提案は、ほかの運営の人が確かめます。', en: 'Your own proposal is approved by somebody else.' },
} as const satisfies Record<string, Texts>;
