import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** How to stay safe, for both sides. */
export const safety: LegalDocument = {
  title: voice({ ja: '安全に使うために', en: 'Staying safe' }),
  lead: { ja: '知らない人と話すときに、知っておいてほしいことです。', en: 'What is good to know when you talk with somebody you don’t know.' },
  sections: [
    {
      heading: { ja: '自分のことを守る', en: 'Keep yourself private' },
      list: [
        { ja: '名前、住所、勤め先、電話番号は言わなくても話せます。ニックネームのままで十分です。', en: 'You need not tell your name, address, workplace or phone number. A nickname is enough.' },
        { ja: 'ビデオでは、部屋に写るものを確かめてください。声だけでも話せます。', en: 'With video, look at what your room shows. Voice alone is fine, too.' },
        { ja: '支払いはチョク!の中だけで。口座や電子マネーでの支払いを求められたら、応じずに通報してください。', en: 'Pay only inside Choku. If somebody asks for a transfer or e-money, don’t, and report them.' },
        { ja: 'カードの入力は、チョク!のアドレスの画面だけで行います。ブログがカード番号を聞くことはありません。', en: 'Card details are entered only in a window of Choku’s own address. A blog never asks for them.' },
      ],
    },
    {
      heading: { ja: '困ったら', en: 'When something is wrong' },
      list: [
        { ja: '終了:いつでも押せます。料金は、その時点までです。', en: 'End the talk: at any moment. The bill stops there.' },
        { ja: 'ブロック:おたがいに見えなくなります。トークの途中なら、その場で終わります。ログアウトした人は、公開しているページを見ることができます。', en: 'Block: you no longer see each other, and a talk under way ends at once. Whoever signs out can still see public pages.' },
        { ja: '通報:運営者に知らせます。見せるメッセージは自分で選びます。相手に通報した人は伝わりません。', en: 'Report: tells the operator. You choose which messages to show. The other side isn’t told who reported.' },
        { ja: '命や体の危険があるときは、110番・119番へ。', en: 'In danger, call 110 (police) or 119 (ambulance) in Japan.' },
      ],
    },
    {
      heading: { ja: '話の受けとめ方', en: 'How to take what you hear' },
      list: [
        { ja: 'ここで聞けるのは、その人の経験です。病気の診断や治療、法律や税金の判断、投資の助言ではありません。', en: 'What you hear is one person’s experience: no diagnosis or treatment, no legal or tax decision, no investment advice.' },
        { ja: '大事なことを決める前に、医師や弁護士などの専門家にも聞いてください。', en: 'Before you decide something important, ask a doctor, a lawyer or another professional, too.' },
        { ja: '相手の同意なく録音・録画したり、話したことを公開したりしないでください。', en: 'Don’t record a talk or publish what was said without the other’s consent.' },
      ],
    },
    {
      heading: { ja: 'お金で困らないために', en: 'No surprise with money' },
      list: [
        { ja: '上限はいつも自分で決め、それをこえて請求されることはありません。', en: 'You set the limit, and are never charged more.' },
        { ja: 'パスワードは12文字以上で、ほかで使っていないものを。パスキーも使えます。', en: 'Use a password of 12 characters or more that you use nowhere else, or a passkey.' },
        { ja: '身に覚えのない明細があれば、{operator.email}へ知らせてください。', en: 'If a statement isn’t yours, write to {operator.email}.' },
      ],
    },
  ],
};
