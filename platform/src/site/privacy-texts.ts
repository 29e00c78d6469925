import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** What is kept about people, what for, how long, and who sees it: as the platform works. */
export const privacy: LegalDocument = {
  title: voice({ ja: '個人情報の扱い', en: 'Privacy' }),
  lead: { ja: 'チョク!が預かる情報と、その使いみちです。', en: 'What Choku keeps about you, and what for.' },
  sections: [
    {
      heading: { ja: '預かる人', en: 'Who keeps it' },
      words: [{ ja: '{operator.name}({operator.address})。個人情報の責任者は{operator.privacyOfficer}、窓口は{operator.email}です。', en: '{operator.name} ({operator.address}). Privacy officer: {operator.privacyOfficer}. Write to {operator.email}.' }],
    },
    {
      heading: { ja: '預かる情報と使いみち', en: 'What is kept, and what for' },
      rows: [
        [{ ja: 'メールアドレス、パスワード', en: 'E-mail address, password' }, { ja: 'ログインとお知らせのため。相手には見えません。パスワードは元に戻せない形(Argon2id)で保存します。', en: 'To sign you in and to mail you. Others never see them. The password is kept as a hash (Argon2id).' }],
        [{ ja: 'ニックネーム、自己紹介、写真、時間帯、評価', en: 'Nickname, words about you, photos, talk times, reviews' }, { ja: 'プロフィールや提供サービスに表示するため。写真は撮影場所などの情報を消して保存します。', en: 'To be shown on your profile and services. Photos are kept without the place they were taken and the like.' }],
        [{ ja: '質問チャットの内容', en: 'Messages' }, { ja: '相手に届けるため。運営者が読むのは、通報した人が選んで見せたメッセージだけで、読んだことは記録に残ります。', en: 'To reach the other person. The operator reads only messages that a person who reports chose to show; each such read is logged.' }],
        [{ ja: 'トークの記録(つながった時刻、長さ、料金)', en: 'Records of talks: when connected, how long, the bill' }, { ja: '料金の計算と明細のため。声や映像は記録しません。', en: 'For the bill and its statement. Voice and picture are never recorded.' }],
        [{ ja: 'カード', en: 'Cards' }, { ja: '支払いのため。カード番号はチョク!には保存されません。', en: 'To pay. Choku does not store card numbers.' }],
        [{ ja: 'カードが見られた回数', en: 'How often a card was seen' }, { ja: '提供者に、どの記事から申し込まれたかを知らせるため。提供サービス、登録したブログと記事のアドレス、日付ごとの回数だけを2年間保存します。見た人についての情報は、匿名の番号もふくめて何も保存せず、Cookieも使いません。記録する情報がないため、「追跡しないで」という設定(DNT、GPC)で変わるものはありません。同じ場所からの数えすぎを防ぐため、IPアドレスをそのままでは読めない形(ダイジェスト)に変えたものを、1時間ほど使います。', en: 'To show providers which post brings requests: counts by service, registered blog and page, and day, for two years. Nothing about whoever saw it is kept, not even an anonymous number, and no cookie is used; so there is nothing that “do not track” signals (DNT, GPC) could switch off. Against counting too much from one place a digest of the IP address is used, for about an hour.' }],
        [{ ja: 'ログイン中の端末、ブログのアドレス', en: 'Signed-in devices, addresses of blogs' }, { ja: '安全のため、また、カードが置かれたブログを提供者に知らせるため。', en: 'For safety, and to show providers where their card was seen.' }],
        [{ ja: '通知の宛先', en: 'Where notifications go' }, { ja: '受け取ると決めた人に通知を届けるため。', en: 'To notify people who said they want it.' }],
      ],
    },
    {
      heading: { ja: '渡す相手', en: 'Who else gets it' },
      words: [
        { ja: 'ブログには、あなたの名前も、メールアドレスも、チャットの内容も伝わりません。ブログのカードは、チョク!だけと通信します。', en: 'A blog learns neither your name, nor your e-mail address, nor what you write. The card in a blog talks to Choku alone.' },
        { ja: 'トークの声と映像は、2人のブラウザの間でやりとりします。中継サーバーがないときは、相手の側にあなたのIPアドレスが伝わります。そのときは、つなぐ前に表示します。', en: 'Voice and picture go between the two browsers. Without a relay server your IP address reaches the other side; you are told before you join.' },
        { ja: '広告や解析のために、ほかの会社へ情報を送りません。サーバーは{operator.hosting}にあります。何がどこへ送られるかは「外部送信について」にまとめています。', en: 'Nothing is sent to others for advertising or analytics. The servers are at {operator.hosting}. “External transmission” lists what goes where.' },
      ],
    },
    {
      heading: { ja: 'ブラウザに置くもの', en: 'What is stored in your browser' },
      list: [
        { ja: 'ログインのためのCookie(__Host-choku)。ログインしていない人には、Cookieを置きません。', en: 'A cookie to keep you signed in (__Host-choku). Guests get no cookie.' },
        { ja: 'ブログの中では、Cookieを使いません。その提供サービスだけに使える鍵を、枠の中に保存します。', en: 'Inside blogs no cookies: a key that is good for this one service is kept in the frame’s own storage.' },
      ],
    },
    {
      heading: { ja: '預かる期間', en: 'How long' },
      list: [
        { ja: '画面に知らせを届けるための履歴:7日', en: 'History for live updates: 7 days' },
        { ja: '通話をつなぐための情報:トークが終わるまで', en: 'What connects a call: until the talk is over' },
        { ja: 'お金の記録:{operator.moneyRecordYears}年', en: 'Records of money: {operator.moneyRecordYears} years' },
        { ja: 'そのほか:退会するまで。退会すると、あなたの名前と結びつかない形のお金の記録だけが残ります。', en: 'Everything else: until you leave. Then only records of money remain, without your person.' },
      ],
    },
    {
      heading: { ja: 'できること', en: 'What you can do' },
      words: [
        { ja: '設定の画面で、自分の情報を書き出す、直す、退会することができます。開示や利用停止などは{operator.email}へ。', en: 'In the settings you can export and correct what is kept about you, and leave. For disclosure or to stop its use write to {operator.email}.' },
        { ja: '病気などのこまかな話は、ニックネームのまま、言いたい範囲で話してください。', en: 'Where you talk about illness and the like, stay with your nickname and say only what you want to say.' },
      ],
    },
  ],
};
