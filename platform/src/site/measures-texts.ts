import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** What the operator does so that people can deal with each other safely; the law on trading platforms asks to publish it. */
export const measures: LegalDocument = {
  title: voice({ ja: '安全への取り組み', en: 'Our measures' }),
  lead: { ja: '取引デジタルプラットフォーム消費者保護法などに基づいて、行っていることをお知らせします。', en: 'What we do for the safety of both sides, as the Japanese Act on Trading Platforms and others ask.' },
  sections: [
    {
      heading: { ja: '連絡がつくように', en: 'You can reach each other' },
      list: [
        { ja: 'トークの前も後も、質問チャットで相手と連絡できます。', en: 'Before and after a talk both can write to each other in the chat.' },
        { ja: '運営者の窓口は{operator.email}です。受けた申し出には控え番号を付けて返します。', en: 'The operator answers at {operator.email}. Every matter gets a reference number.' },
      ],
    },
    {
      heading: { ja: '通報への対応', en: 'What happens with a report' },
      steps: [
        { ja: '利用者、提供サービス、メッセージ、トーク、評価を、その場で通報できます。', en: 'A user, a service, a message, a talk or a review can be reported where it stands.' },
        { ja: '担当者が順に確かめます。読むのは、通報した人が選んだメッセージだけです。', en: 'Somebody looks at each in order, and reads only the messages the reporter chose.' },
        { ja: '必要なら、表示を止める、利用を止めるなどを決め、理由とともに両方に知らせます。', en: 'Where needed something is hidden or somebody suspended, with the reason, and both sides are told.' },
        { ja: '対応した人、理由、日時は消せない記録に残します。', en: 'Who acted, why and when stays in a log that can’t be changed.' },
      ],
    },
    {
      heading: { ja: '権利侵害の申し出', en: 'If your rights are harmed' },
      words: [
        { ja: '書き込みや写真で権利を侵害された方は、場所(URL)、侵害された権利、理由を書いて{operator.email}へ申し出てください。書いた人に7日の間に意見を求め、結果を理由とともに知らせます。発信者情報の開示請求も同じ窓口で受けます。', en: 'If words or photos harm your rights, write to {operator.email} with the address (URL), the right and why. Whoever wrote it has 7 days to answer; you are told the outcome and why. Requests to disclose a sender go there, too.' },
      ],
    },
    {
      heading: { ja: '提供者の情報の開示', en: 'Who a provider is' },
      words: [
        { ja: '取引で損害を受け、法律の定める額をこえるお金の請求をするために必要なときは、提供者の情報の開示を求めることができます。提供者の意見を聞いたうえで判断します。', en: 'If you suffered damage above the sum the law sets and need to know who a provider is to claim it, you can ask for disclosure. The provider is heard first.' },
      ],
    },
    {
      heading: { ja: '通信の秘密', en: 'Secrecy of communications' },
      list: [
        { ja: 'トークは録音・録画しません。内容も、だれとだれが話したかも、料金の計算と通報への対応のほかには使いません。', en: 'Talks are never recorded. What was said and who talked with whom is used for the bill and for reports alone.' },
        { ja: '運営者の画面に、会話を自由に開く機能はありません。', en: 'The operator has no page that opens conversations at will.' },
      ],
    },
    {
      heading: { ja: '認めていないこと', en: 'Not allowed' },
      list: [
        { ja: '出会いを目的とすること、性的な内容。性別や年齢でさがす機能はありません。', en: 'Dating and sexual content. Nothing here can be searched by sex or age.' },
        { ja: '18歳未満の利用、反社会的勢力の利用。', en: 'Use by people under 18 or by organised crime.' },
        { ja: '資格のいる診断・法律相談・税務相談・投資助言、評価への見返り。', en: 'Diagnoses, legal, tax or investment advice that need a licence; rewards for reviews.' },
      ],
    },
  ],
};
