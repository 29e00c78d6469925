import type { Texts } from '../primitives/locale.ts';
import { voice } from './voice.ts';

/** One question people ask, with its answer. */
export interface Question {
  readonly question: Texts;
  readonly answer: Texts;
}

/** What the page of questions says around them. */
export const faqTexts = {
  title: voice({ ja: 'よくある質問', en: 'Questions people ask' }),
  lead: { ja: '見つからないときは、お問い合わせください。', en: 'If yours isn’t here, write to us.' },
  contact: { ja: '窓口:{operator.email}', en: 'Write to {operator.email}' },
} as const satisfies Record<string, Texts>;

/** Every question, in groups. */
export const questionGroups: readonly { readonly heading: Texts; readonly questions: readonly Question[] }[] = [
  {
    heading: voice({ ja: '話を聞く', en: 'Asking' }),
    questions: [
      { question: { ja: 'ユーザー登録しないと使えませんか。', en: 'Do I need an account?' }, answer: { ja: 'さがす、読むだけなら登録はいりません。質問するときと申し込むときに、ニックネーム、メールアドレス、パスワードで登録します。無料です。', en: 'Not for searching and reading. To ask or request you sign up with a nickname, an e-mail address and a password. It is free.' } },
      { question: { ja: '「今すぐ話せます」でない人とは話せませんか。', en: 'Can I talk with somebody who isn’t “Available now”?' }, answer: { ja: '質問チャットはいつでも送れます。トークも、待てる時間を決めて申し込めます。提供者に通知が届きますが、応じてもらえるとは限りません。', en: 'You can always ask in the chat, and request a talk with a waiting time. The provider is notified; they may or may not answer.' } },
      { question: { ja: '電話番号は必要ですか。', en: 'Do I need a phone number?' }, answer: { ja: 'いりません。ブラウザのマイクで話します。アプリを入れる必要もありません。', en: 'No. You talk through the browser’s microphone. There is no app to install.' } },
      { question: { ja: '順番を待つ間、画面を開いておく必要はありますか。', en: 'Must I keep the page open while waiting?' }, answer: { ja: '閉じても申し込みは続きます。通知を受け取る設定にすると、応じたときに知らせます。応じてから2分以内に参加してください。', en: 'No, the request stays. With notifications on you are told when they accept; join within two minutes.' } },
      { question: { ja: '途中で切れたらどうなりますか。', en: 'What if the connection breaks?' }, answer: { ja: '料金が止まります。3分以内に戻れば続きから話せます。戻らなければ、切れた時点で終わったことになり、それ以上の料金はかかりません。', en: 'The bill stands still. Back within 3 minutes you go on. Otherwise the talk ended when it broke, and costs no more than until then.' } },
    ],
  },
  {
    heading: voice({ ja: '料金', en: 'Money' }),
    questions: [
      { question: { ja: '最初の1分は本当に無料ですか。', en: 'Is the first minute really free?' }, answer: { ja: 'はい。2人ともつながってから60秒は料金がかかりません。合わないと思ったら、1分以内に終えれば¥0です。', en: 'Yes: the first 60 seconds in which both are connected. If it isn’t what you need, end within them and it is ¥0.' } },
      { question: { ja: '申し込んだだけで請求されますか。', en: 'Am I charged for requesting?' }, answer: { ja: 'いいえ。提供者が応じたときに上限までの枠を確保し、話した分だけを後から請求します。', en: 'No. When the provider accepts, the amount up to your limit is held, and afterwards only what you talked is charged.' } },
      { question: { ja: '思ったより高くなることはありますか。', en: 'Can it cost more than I thought?' }, answer: { ja: '申し込むときに決めた上限をこえることはありません。料金は話している間ずっと表示されます。', en: 'Never more than the limit you set when requesting. The bill is on the screen all the time.' } },
      { question: { ja: '領収書や明細はありますか。', en: 'Is there a receipt?' }, answer: { ja: 'トークごとに明細があり、つながっていた時間、無料の1分、計算のしかたまで見られます。印刷もできます。', en: 'Each talk has a statement with every connected interval, the free minute and the arithmetic. You can print it.' } },
      { question: { ja: '返金してもらえますか。', en: 'Can I get my money back?' }, answer: { ja: '提供者は7日以内なら料金の一部や全部を返せます。まず質問チャットで相談してください。不正な利用などは運営者に知らせてください。', en: 'The provider can give back part or all within 7 days: ask them in the chat first. Tell the operator about fraud and the like.' } },
    ],
  },
  {
    heading: voice({ ja: '話をする', en: 'Offering' }),
    questions: [
      { question: { ja: '資格や実績がなくても提供できますか。', en: 'Can I offer a talk without any licence?' }, answer: { ja: 'はい。経験したことを話す場所です。ただし、診断、法律・税金の判断、投資の助言など資格のいることはできません。', en: 'Yes, this is a place for experience. But nothing that needs a licence: diagnoses, legal or tax decisions, investment advice.' } },
      { question: { ja: '1分いくらにすればいいですか。', en: 'What price should I set?' }, answer: { ja: '¥10から¥10,000の間で自由に決められ、いつでも変えられます。作るときに、似た提供サービスの料金を参考に見られます。', en: 'Anything from ¥10 to ¥10,000, and you can change it at any time. While writing you see what similar services ask.' } },
      { question: { ja: '顔や本名は出ますか。', en: 'Do my face or name show?' }, answer: { ja: '出ません。見えるのはニックネームと、自分で書いたプロフィールだけです。声だけのトークも選べます。', en: 'No. People see your nickname and what you wrote. You can offer voice alone.' } },
      { question: { ja: '断ると評価が下がりますか。', en: 'Does declining hurt my rating?' }, answer: { ja: '下がりません。評価は、話した人だけが書けます。', en: 'No. Only people who talked with you can review you.' } },
      { question: { ja: 'どのブログに貼れますか。', en: 'Which blogs can I use?' }, answer: { ja: 'HTMLを貼れるブログ(WordPressの「カスタムHTML」など)なら、タグ1つでカードを表示できます。貼れないブログでは、ページのURLを貼ってください。', en: 'Wherever you can paste HTML (such as WordPress’s “Custom HTML” block) one tag shows the card. Elsewhere paste the address of the page.' } },
      { question: { ja: '売上金はいつ受け取れますか。', en: 'When do I get my sales?' }, answer: { ja: '料金の受け取りから7日たつと振込を申請できます。¥5,000からで、銀行の手数料は申請の前に表示します。', en: 'From 7 days after a bill was collected, from ¥5,000. The bank’s fee is shown before you confirm.' } },
    ],
  },
  {
    heading: voice({ ja: '安全', en: 'Safety' }),
    questions: [
      { question: { ja: 'トークは録音されますか。', en: 'Are talks recorded?' }, answer: { ja: 'されません。相手の同意なく録音や録画をすることも認めていません。', en: 'No. Nor may anybody record without the other’s consent.' } },
      { question: { ja: '苦手な人と出会わないようにできますか。', en: 'Can I avoid somebody?' }, answer: { ja: 'ブロックすると、おたがいに見えなくなり、申し込みもチャットもできなくなります。相手には知らされません。', en: 'Block them: you no longer see each other, nor can either request or write. They are not told.' } },
      { question: { ja: '退会できますか。', en: 'Can I leave?' }, answer: { ja: '設定の画面からできます。自分の情報を書き出すこともできます。お金の記録だけは、名前と結びつかない形で残ります。', en: 'Yes, in the settings, where you can also export what is kept about you. Only records of money remain, without your person.' } },
    ],
  },
];
