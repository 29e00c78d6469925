import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** What Choku is, what it costs, how it keeps people safe. */
export const about: LegalDocument = {
  title: voice({ ja: 'チョク!のこと', en: 'About Choku' }),
  lead: { ja: '経験した人に、1分ごとの料金で、声で聞ける場所です。', en: 'Ask somebody who has lived it, by voice, for the minutes you need.' },
  sections: [
    {
      heading: { ja: '使い方', en: 'How it works' },
      list: [
        { ja: '話を聞きたい人は、まず質問チャットで聞いてみるか、トークを申し込みます。', en: 'Who wants to know asks a question by chat or requests a talk.' },
        { ja: '提供者が応じると、2分以内につないで、声かビデオで話します。', en: 'When the provider accepts, both join within two minutes and talk by voice or video.' },
        { ja: 'ブログを書いている人は、タグを1つ貼るだけで、記事の中にトークの入口を置けます。', en: 'Who writes a blog pastes one tag, and the talk starts inside the post.' },
        { ja: '話す側になるには、提供サービスを書いて公開し、話せるときに「今すぐ話せます」にします。', en: 'To offer a talk, publish a service and switch on “Available now” when you can talk.' },
      ],
    },
    {
      heading: { ja: '料金', en: 'What it costs' },
      list: [
        { ja: '最初の1分は無料です。そのあとは1秒ごとに計算し、1円未満を切り捨てます。', en: 'The first minute is free. After that it counts by the second, rounded down.' },
        { ja: '1分80円の相手と10分話すと、料金は720円です。提供者の売上金は576円、システム利用料は144円です。', en: 'Ten minutes at ¥80 a minute cost ¥720: ¥576 for the provider, ¥144 platform fee.' },
        { ja: '上限は申し込むときに決めます。上限をこえて請求されることはありません。', en: 'You set a limit when you request, and never pay more.' },
        { ja: 'つながらなかったとき、無料の1分で終わったとき、50円に満たないときは、料金はかかりません。', en: 'Nothing is charged where you were not connected, ended within the free minute, or the bill is under ¥50.' },
      ],
    },
    {
      heading: { ja: '安心のために', en: 'Safety' },
      list: [
        { ja: '相手に見えるのは、ニックネームとプロフィールだけです。', en: 'The other person sees your nickname and profile only.' },
        { ja: 'ブログには、あなたのことは何も伝わりません。支払いの同意は、チョク!の画面だけで行います。', en: 'The blog learns nothing about you. You consent to pay in a window of Choku alone.' },
        { ja: 'ブロックすると、おたがいに見えなくなります。ログアウトした人は、公開しているページを見ることができます。', en: 'Blocked people and you don’t see each other. Whoever signs out can still see public pages.' },
        { ja: 'トークは録音されません。', en: 'Talks are not recorded.' },
      ],
    },
    {
      heading: { ja: '連絡先', en: 'Contact' },
      words: [{ ja: '運営者:【要確認:名前と連絡先】', en: 'Operator: 【要確認: name and contact】' }],
    },
  ],
};
