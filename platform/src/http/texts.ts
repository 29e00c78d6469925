import type { Texts } from '../primitives/locale.ts';

/** What is wrong with a field, by rule; `{n}` is the limit. */
export const validationTexts = {
  missing: { ja: '入力してください。', en: 'Please fill this in.' },
  unknown_field: { ja: 'この項目はありません。', en: 'There is no such field.' },
  wrong_type: { ja: '値の種類が違います。', en: 'This is the wrong kind of value.' },
  too_short: { ja: '{n}文字以上で入力してください。', en: 'Use at least {n} characters.' },
  too_long: { ja: '{n}文字以内で入力してください。', en: 'Use at most {n} characters.' },
  too_few: { ja: '{n}件以上にしてください。', en: 'Give at least {n}.' },
  too_many: { ja: '{n}件以内にしてください。', en: 'Give at most {n}.' },
  too_small: { ja: '{n}以上にしてください。', en: 'Use {n} or more.' },
  too_large: { ja: '{n}以下にしてください。', en: 'Use {n} or less.' },
  not_a_multiple: { ja: '{n}の倍数にしてください。', en: 'Use a multiple of {n}.' },
  wrong_format: { ja: '形式をご確認ください。', en: 'Please check the format.' },
  not_allowed: { ja: '選べない値です。', en: 'This value can’t be chosen.' },
  invalid: { ja: '内容をご確認ください。', en: 'Please check this.' },
} as const satisfies Record<string, Texts>;
