import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** The terms of use, as a template: every rule of the product that people agree to. */
export const terms: LegalDocument = {
  title: voice({ ja: '利用規約', en: 'Terms of use' }),
  lead: { ja: 'チョク!を使うときの約束です。', en: 'What we agree on when you use Choku.' },
  sections: [
    {
      heading: { ja: 'この規約について', en: 'About these terms' },
      words: [
        { ja: 'チョク!は、{operator.name}(以下「運営者」)が提供します。ユーザー登録をすると、この規約に同意したことになります。', en: 'Choku is provided by {operator.name} (“the operator”). By signing up you agree to these terms.' },
        { ja: '18歳未満の方は利用できません。', en: 'You must be 18 or older.' },
      ],
    },
    {
      heading: { ja: 'トークと料金', en: 'Talks and what they cost' },
      list: [
        { ja: 'トークの約束は、相談する人と提供者の間で結ばれます。運営者は、場所の提供と料金の受け取りを引き受けます。', en: 'A talk is agreed between the visitor and the provider. The operator provides the place and collects the price.' },
        { ja: '最初の1分は無料です。同じ2人の間で、1分以内に終わるトークが24時間に3回あったときは、次のトークに無料の時間はありません。申し込みの前に表示します。', en: 'The first minute is free. After three talks of the same two people that ended within it in 24 hours, the next one has no free minute; you are told before you request.' },
        { ja: '料金は、2人ともつながっていた時間について1秒ごとに計算し、1円未満を切り捨てます。時間は運営者の時計で測ります。', en: 'The bill counts the time in which both were connected, by the second, rounded down to whole yen. The operator’s clock decides.' },
        { ja: '申し込むときに、話す時間の上限を決めます。支払いは上限の金額をこえません。延長は、そのたびに相談する人が決めます。', en: 'When requesting you set a limit in minutes. You never pay more than that; each extension is your choice.' },
        { ja: '提供者が応じると、上限までの金額の枠をカードに確保します。トークの後、話した分だけを請求し、残りの枠を解放します。', en: 'When the provider accepts, the amount up to the limit is held on your card. After the talk only what you talked is charged and the rest is released.' },
        { ja: '50円に満たない料金は請求しません。', en: 'Bills under ¥50 are not charged.' },
        { ja: '明細は、2人ともあとから見ることができます。', en: 'Both sides can read the statement later.' },
      ],
    },
    {
      heading: { ja: '提供者の売上金', en: 'Sales of providers' },
      list: [
        { ja: 'システム利用料は、受け取った料金の20%(1円未満切り捨て)です。残りが提供者の売上金になります。料金もシステム利用料も税込です。源泉徴収はしません。', en: 'The platform fee is 20 % of what was collected, rounded down. The rest is the provider’s sales. Prices and fee include tax. No tax is withheld.' },
        { ja: '提供者は、料金を受け取る権限を運営者に与えます。相談する人が運営者に支払ったとき、提供者への支払いは済んだことになります。', en: 'The provider lets the operator receive the price in their name; the visitor’s debt ends with the payment to the operator.' },
        { ja: '売上金は、料金の受け取りから7日たつと、5,000円から振込を申請できます。振込手数料は提供者が負担し、申請の前に表示します。売上金に期限はありません。', en: 'Sales can be paid out 7 days after they were collected, from ¥5,000 on. The bank’s transfer fee is the provider’s and is shown before. Sales never lapse.' },
        { ja: '不正なカードの利用などで料金が取り消されたときは、その分の売上金を取り消すことがあります。', en: 'Where a payment is reversed, for instance after the misuse of a card, its sales may be reversed too.' },
      ],
    },
    {
      heading: { ja: 'してはいけないこと', en: 'What is not allowed' },
      list: [
        { ja: '法律に反すること、ほかの人の権利を傷つけること', en: 'Breaking the law or the rights of others' },
        { ja: '出会いや交際を目的とすること、性的な内容を求めること', en: 'Looking for dates or partners, asking for sexual content' },
        { ja: '資格が必要な診断、法律・税金の判断、投資の助言をすること', en: 'Diagnoses, legal or tax decisions and investment advice that need a licence' },
        { ja: '相手の同意なく、トークを録音・録画したり公開したりすること', en: 'Recording or publishing a talk without the other’s consent' },
        { ja: 'チョク!の外で支払うように求めること、料金や接続をごまかすこと', en: 'Asking for payment outside Choku, or cheating with prices or connections' },
        { ja: 'ほかの人のアカウントやカードを使うこと、暴力団などの反社会的勢力に関わること', en: 'Using somebody else’s account or card, or being part of organised crime' },
      ],
    },
    {
      heading: { ja: '内容について', en: 'What people say' },
      words: [
        { ja: '提供者は専門家とは限りません。話の内容は、その人の経験です。運営者は、内容が正しいことや役に立つことを約束しません。', en: 'Providers need not be experts: they tell what they have lived through. The operator does not promise that it is right or of use.' },
        { ja: '書いた文章や写真の権利は、書いた人のものです。チョク!の画面とブログの部品に表示することを認めてください。', en: 'What you write stays yours; you allow it to be shown on Choku and in its card on blogs.' },
      ],
    },
    {
      heading: { ja: '止めること、責任', en: 'Suspension and liability' },
      words: [
        { ja: 'この規約に反したとき、運営者は表示を止めたり、利用をお断りしたりすることがあります。', en: 'Where these terms are broken the operator may hide things or end your use.' },
        { ja: '点検や故障で使えないことがあります。運営者の責任の範囲:【要確認:専門家に】', en: 'Choku may be unavailable during maintenance or faults. Extent of the operator’s liability: 【to confirm: with counsel】' },
        { ja: '設定の画面から退会できます。途中のトーク、確保した枠、手続き中の振込が終わってからになります。', en: 'You can leave in the settings, once talks, holds and payouts under way are done.' },
      ],
    },
    {
      heading: { ja: '変更と法律', en: 'Changes and law' },
      words: [
        { ja: '規約を変えるときは、始まる日と内容を前もって知らせます。日本の法律に従います。争いになったときの裁判所:{operator.court}。この規約は{operator.termsSince}から始まります。連絡先:{operator.email}', en: 'Changes are announced beforehand with their day. Japanese law applies. Court: {operator.court}. These terms hold from {operator.termsSince}. Contact: {operator.email}' },
      ],
    },
  ],
};
