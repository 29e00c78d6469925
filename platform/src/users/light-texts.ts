import type { Locale } from '../primitives/locale.ts';
import type { NoticeWords } from './mails.ts';

type LightText = Readonly<Record<Locale, (facts: { readonly time: string }) => NoticeWords>>;

const button = { ja: { label: 'マイページを開く', path: '/my' }, en: { label: 'Open my page', path: '/my' } } as const;

/** Ten minutes before the light goes out: to its owner. `time` is the time of day it goes out. */
export const lightEnding: LightText = {
  ja: ({ time }) => ({ subject: `${time}に明かりが消えます`, lines: ['つづけて話せるときは、マイページで「2時間のばす」を押してください。'], button: button.ja }),
  en: ({ time }) => ({ subject: `Your light goes out at ${time}`, lines: ['If you can still talk, press “2 more hours” on your page.'], button: button.en }),
};

/** The light went out after its two hours: to its owner. */
export const lightOutByTime: LightText = {
  ja: ({ time }) => ({ subject: '明かりを消しました', lines: [`2時間たったので、${time}に「今すぐ話せます」を消しました。`, '申し込みと質問は、これまでどおり届きます。'], button: button.ja }),
  en: ({ time }) => ({ subject: 'Your light has gone out', lines: [`Two hours are over, so “Available now” went off at ${time}.`, 'Requests and questions still arrive.'], button: button.en }),
};

/** The light went out because nothing could reach its owner. */
export const lightOutOfReach: LightText = {
  ja: ({ time }) => ({
    subject: '明かりを消しました',
    lines: [`チョク!のページがどれも開いていないので、${time}に「今すぐ話せます」を消しました。`, '通知を受け取る端末があれば、ページを閉じても明かりはついたままです。'],
    button: button.ja,
  }),
  en: ({ time }) => ({
    subject: 'Your light has gone out',
    lines: [`No page of Choku was open, so “Available now” went off at ${time}.`, 'With notifications on a device, the light stays on when you close the page.'],
    button: button.en,
  }),
};
