import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** From the first question to the bill, for who asks. */
export const howItWorks: LegalDocument = {
  title: voice({ ja: '使い方', en: 'How it works' }),
  lead: { ja: '経験した人に、1分ごとの料金で、声で聞けます。最初の1分は無料です。', en: 'Ask somebody who has lived it, by voice, for the minutes you need. The first minute is free.' },
  sections: [
    {
      id: 'ask',
      heading: voice({ ja: '話を聞くとき', en: 'When you want to know' }),
      steps: [
        { ja: '知りたいこと、地域、体験でさがします。「今すぐ話せます」の人は、いま明かりがついています。', en: 'Search by topic, place or experience. People who are “Available now” have their light on.' },
        { ja: '迷ったら、まず質問チャットで聞きます。質問は無料です。', en: 'Not sure? Ask a question in the chat first. Questions are free.' },
        { ja: 'トークを申し込みます。声かビデオか、いちばん長く話す時間、待てる時間を選びます。', en: 'Request a talk: voice or video, the longest time you want to talk, how long you can wait.' },
        { ja: '払うことになるかもしれない最大の金額を見て、1度だけ許可します。この時点では¥0です。', en: 'See the most it can cost and allow it once. At that moment it is ¥0.' },
        { ja: '提供者が応じたら、2分以内につなぎます。応じるまで、ほかのことをしていてかまいません。', en: 'When the provider accepts, join within two minutes. Until then do whatever you like.' },
        { ja: '話します。最初の1分は無料で、料金は画面にずっと出ています。いつ終えてもかまいません。', en: 'Talk. The first minute is free, the bill is always on the screen, and you can end at any time.' },
        { ja: '話した分だけ支払い、明細を見て、評価を書きます。', en: 'Pay for what you talked, read the statement, write a review.' },
      ],
    },
    {
      id: 'money',
      heading: voice({ ja: 'お金の流れ', en: 'When money moves' }),
      rows: [
        [{ ja: '申し込むとき', en: 'When you request' }, { ja: '¥0。カードには何も起きません。', en: '¥0. Nothing happens on your card.' }],
        [{ ja: '応じたとき', en: 'When they accept' }, { ja: '上限までの金額の枠を確保します(与信枠の確保)。まだ請求しません。', en: 'The amount up to your limit is reserved (a hold). Nothing is charged yet.' }],
        [{ ja: '無料の1分', en: 'In the free minute' }, { ja: '¥0。1分以内に終えれば、枠はそのまま解放します。', en: '¥0. End within it, and the hold is released whole.' }],
        [{ ja: '話し終えたとき', en: 'When you finish' }, { ja: '話した分だけ請求し、残りの枠を解放します。', en: 'What you talked is charged, the rest of the hold is released.' }],
      ],
    },
    {
      id: 'moments',
      heading: voice({ ja: 'こんなときは', en: 'What if' }),
      rows: [
        [{ ja: 'お断りされた', en: 'They decline' }, { ja: '料金はかかりません。話せるようになると、提供者から再依頼が届くことがあります。', en: 'Nothing is charged. The provider may invite you again when they can talk.' }],
        [{ ja: '返事がない', en: 'No answer' }, { ja: '選んだ待ち時間で自動的に取り下げます。料金はかかりません。', en: 'The request closes by itself after the time you chose. Nothing is charged.' }],
        [{ ja: '2分以内につながらない', en: 'Not connected within two minutes' }, { ja: '料金はかからず、枠は解放します。', en: 'Nothing is charged and the hold is released.' }],
        [{ ja: '途中で切れた', en: 'The connection is lost' }, { ja: '料金は止まります。3分以内に戻れば続きから、戻らなければ切れた時点で終わりです。', en: 'The bill stands still. Back within 3 minutes you go on; otherwise the talk ended when it broke.' }],
        [{ ja: '話が長くなった', en: 'You want more time' }, { ja: '上限の3分前に知らせます。10分ずつ延ばせます。', en: 'You are told 3 minutes before your limit and can add 10 minutes at a time.' }],
        [{ ja: '困った相手だった', en: 'Somebody is unpleasant' }, { ja: 'すぐに終了して、ブロックや通報ができます。', en: 'End at once, block them, report them.' }],
      ],
    },
  ],
};
