import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** What is kept about people, what for, how long, and who sees it: as the platform works, with marks where the operator decides. */
export const privacy: LegalDocument = {
  title: voice({ ja: '個人情報の扱い', en: 'Privacy' }),
  lead: { ja: 'チョク!が預かる情報と、その使いみちです。', en: 'What Choku keeps about you, and what for.' },
  sections: [
    {
      heading: { ja: '預かる情報と使いみち', en: 'What is kept, and what for' },
      rows: [
        [{ ja: 'メールアドレス、パスワード', en: 'E-mail address, password' }, { ja: 'ログインとお知らせのため。相手には見えません。パスワードは元に戻せない形（Argon2id）で保存します。', en: 'To sign you in and to mail you. Others never see them. The password is kept as a hash (Argon2id).' }],
        [{ ja: 'ニックネーム、自己紹介、時間帯、評価', en: 'Nickname, words about you, talk times, reviews' }, { ja: 'プロフィールや提供サービスに表示するため。', en: 'To be shown on your profile and services.' }],
        [{ ja: '質問チャットの内容', en: 'Messages' }, { ja: '相手に届けるため。運営者の画面に会話を開く機能はありません。', en: 'To reach the other person. The operator has no page that opens conversations.' }],
        [{ ja: 'トークの記録（つながった時刻、長さ、料金）', en: 'Records of talks: when connected, how long, the bill' }, { ja: '料金の計算と明細のため。声や映像は記録しません。', en: 'For the bill and its statement. Voice and picture are never recorded.' }],
        [{ ja: 'カード', en: 'Cards' }, { ja: '支払いのため。カード番号はチョク!には保存されません。【要確認:決済会社の名前】', en: 'To pay. Choku does not store card numbers. 【要確認: name of the card company】' }],
        [{ ja: 'ログイン中の端末、ブログのアドレス', en: 'Signed-in devices, addresses of blogs' }, { ja: '安全のため、また、部品が置かれたブログを提供者に知らせるため。', en: 'For safety, and to show providers where their card was seen.' }],
      ],
    },
    {
      heading: { ja: '渡す相手', en: 'Who else gets it' },
      words: [
        { ja: 'ブログには、あなたの名前も、メールアドレスも、チャットの内容も伝わりません。ブログの部品は、チョク!だけと通信します。', en: 'A blog learns neither your name, nor your e-mail address, nor what you write. The card in a blog talks to Choku alone.' },
        { ja: 'トークの声と映像は、2人のブラウザの間でやりとりします。中継サーバーがないときは、相手の側にあなたのIPアドレスが伝わります。そのときは、つなぐ前に表示します。', en: 'Voice and picture go between the two browsers. Without a relay server your IP address reaches the other side; you are told before you join.' },
        { ja: 'このサイトの画面は、広告や解析のために、ほかの会社へ情報を送りません。仕事を頼んでいる会社（サーバー、メール、決済）:【要確認】 国外:【要確認】', en: 'Our pages send nothing to others for advertising or analytics. Companies that work for the operator (servers, mail, cards): 【要確認】 Abroad: 【要確認】' },
      ],
    },
    {
      heading: { ja: 'ブラウザに置くもの', en: 'What is stored in your browser' },
      list: [
        { ja: 'ログインのためのCookie（__Host-choku）。ログインしていない人には、Cookieを置きません。', en: 'A cookie to keep you signed in (__Host-choku). Guests get no cookie.' },
        { ja: 'ブログの中では、Cookieを使いません。その提供サービスだけに使える鍵を、枠の中に保存します。', en: 'Inside blogs no cookies: a key that is good for this one service is kept in the frame’s own storage.' },
      ],
    },
    {
      heading: { ja: '預かる期間', en: 'How long' },
      list: [
        { ja: '画面に知らせを届けるための履歴:7日', en: 'History for live updates: 7 days' },
        { ja: '通話をつなぐための情報:トークが終わるまで', en: 'What connects a call: until the talk is over' },
        { ja: 'お金の記録:法律で決められた期間（【要確認:年数】）', en: 'Records of money: as long as the law asks (【要確認: years】)' },
        { ja: 'そのほか:ユーザーでなくなるまで。【要確認】', en: 'Everything else: until you leave. 【要確認】' },
      ],
    },
    {
      heading: { ja: 'あなたができること', en: 'What you can do' },
      words: [
        { ja: '自分の情報を見る、直す、消す、使うのをやめるように求めることができます。窓口:【要確認:連絡先】 責任者:【要確認】', en: 'You can ask to see, correct, delete or stop the use of what is kept about you. Contact: 【要確認】 Responsible: 【要確認】' },
        { ja: '病気などのこまかな話は、ニックネームのまま、言いたい範囲で話してください。', en: 'Where you talk about illness and the like, stay with your nickname and say only what you want to say.' },
      ],
    },
  ],
};
