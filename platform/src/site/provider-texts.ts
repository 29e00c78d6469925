import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** For who thinks of offering a talk: what it takes, what it brings, how it gets into a blog. */
export const forProviders: LegalDocument = {
  title: voice({ ja: 'あなたの経験が、だれかの役に立ちます。', en: 'What you have lived through helps somebody.' }),
  lead: { ja: '住んでいる町、選んだ園、病気、転職。話せるときだけ明かりをつけて、1分ごとの料金で話します。', en: 'Your town, the nursery you chose, an illness, a new job. Switch your light on when you can talk, and talk for a price per minute.' },
  sections: [
    {
      id: 'start',
      heading: voice({ ja: '始め方', en: 'How to begin' }),
      steps: [
        { ja: '話せることを書きます。専門家でなくてかまいません。経験したことが、聞きたい人には何よりの話です。', en: 'Write what you can talk about. You need not be an expert: what you lived through is what people want to hear.' },
        { ja: '1分の料金(¥10から¥10,000)と、トークしやすい時間帯を決めて、公開します。', en: 'Set a price per minute (¥10 to ¥10,000) and the hours you like to talk, and publish.' },
        { ja: 'ページのURLを伝えるか、ブログにタグを1つ貼ります。', en: 'Share the address of the page, or paste one tag into your blog.' },
        { ja: '話せるときに「今すぐ話せます」にします。2時間たつと自動で消えます。', en: 'Switch on “Available now” when you can talk. It goes off by itself after two hours.' },
        { ja: '申し込みが届いたら、「トークする」か「お断りする」を選びます。断っても、評価には影響しません。', en: 'When a request comes, talk now or decline. Declining does not touch your rating.' },
      ],
    },
    {
      id: 'blog',
      heading: voice({ ja: 'ブログに貼る', en: 'In your blog' }),
      words: [
        { ja: '下のようなタグを記事に貼ると、カードが表示されます。読んだ人は、記事を離れずに質問し、話せます。タグは「提供サービス」の「ブログに貼る」でコピーできます。', en: 'Paste a tag like this into a post, and your card shows there. Readers ask and talk without leaving the post. “Put it into a blog” under your services gives you the tag to copy.' },
      ],
      list: [
        { ja: 'ブログには、読んだ人の名前もチャットも支払いも伝わりません。', en: 'The blog learns neither your readers’ names nor what they write or pay.' },
        { ja: 'タグを貼れないブログでは、リンクだけでも使えます。', en: 'Where tags aren’t allowed a plain link does.' },
        { ja: '初めてのアドレスで表示されると、あなたのブログかどうかを1度だけ確かめます。', en: 'The first time it is seen at a new address you are asked once whether it is yours.' },
      ],
    },
    {
      id: 'money',
      heading: voice({ ja: '売上金と振込', en: 'Sales and payouts' }),
      rows: [
        [{ ja: 'システム利用料', en: 'Platform fee' }, { ja: 'トーク料金の20%(1円未満は切り捨て)。登録や公開は無料です。', en: '20 % of the bill, rounded down. Signing up and publishing are free.' }],
        [{ ja: '振込', en: 'Payouts' }, { ja: '料金の受け取りから7日たった売上金を、¥5,000から申請できます。売上金に期限はありません。', en: 'Sales 7 days after they were collected, from ¥5,000. Sales never lapse.' }],
        [{ ja: '振込手数料', en: 'Transfer fee' }, { ja: '銀行の手数料は、申請の前に表示し、振込額から引きます。', en: 'The bank’s fee is shown before you confirm and taken from the amount.' }],
        [{ ja: '料金を返す', en: 'Giving back' }, { ja: 'うまく話せなかったときは、7日以内なら一部でも全部でも返せます。', en: 'If a talk went badly you can give back all or part of it within 7 days.' }],
        [{ ja: '税金', en: 'Tax' }, { ja: '源泉徴収はしません。売上金の一覧は、確定申告に使えます。', en: 'No tax is withheld. The list of your sales serves for your tax return.' }],
      ],
    },
    {
      id: 'safe',
      heading: voice({ ja: '安心して話すために', en: 'Safe to offer' }),
      list: [
        { ja: '見えるのはニックネームとプロフィールだけ。電話番号もメールアドレスも伝わりません。', en: 'People see your nickname and profile alone: no phone number, no e-mail address.' },
        { ja: 'お断りに理由はいりません。話の途中でも、いつでも終了できます。', en: 'You can decline without a reason, and end at any moment of a talk.' },
        { ja: 'ブロックすると、おたがいに見えなくなります。相手には知らされません。', en: 'Blocked people and you no longer see each other. They are not told.' },
        { ja: '無料の1分だけを繰り返す人は、回数が申し込みに表示されます。', en: 'A request shows how often its visitor ended inside the free minute.' },
      ],
    },
  ],
};
