import type { LegalDocument } from './legal-document.ts';
import { voice } from './voice.ts';

/** What Japanese law asks of whoever sells from a distance (特定商取引法). */
export const law: LegalDocument = {
  title: voice({ ja: '特定商取引法に基づく表記', en: 'Seller information' }),
  lead: { ja: '特定商取引法に基づいて表示する事項です。', en: 'What the Japanese Act on Specified Commercial Transactions asks sellers to say.' },
  sections: [
    {
      heading: { ja: '販売者', en: 'Seller' },
      rows: [
        [{ ja: '事業者の名前', en: 'Name' }, { ja: '{operator.name}', en: '{operator.name}' }],
        [{ ja: '運営の責任者', en: 'Responsible person' }, { ja: '{operator.representative}', en: '{operator.representative}' }],
        [{ ja: '所在地', en: 'Address' }, { ja: '{operator.address}', en: '{operator.address}' }],
        [{ ja: '電話番号', en: 'Telephone' }, { ja: '{operator.phone}(受付 {operator.phoneHours})', en: '{operator.phone} (answered {operator.phoneHours})' }],
        [{ ja: 'メールアドレス', en: 'E-mail' }, { ja: '{operator.email}', en: '{operator.email}' }],
        [{ ja: '適格請求書発行事業者の登録番号', en: 'Invoice registration number' }, { ja: '{operator.invoiceNumber}', en: '{operator.invoiceNumber}' }],
        [{ ja: '電気通信事業の届出番号', en: 'Telecommunications notification number' }, { ja: '{operator.telecomNumber}', en: '{operator.telecomNumber}' }],
      ],
    },
    {
      heading: { ja: '料金と支払い', en: 'Price and payment' },
      rows: [
        [{ ja: '販売価格', en: 'Price' }, { ja: '1分あたりの料金(税込)を、提供サービスの画面とブログのカードに表示します。最初の1分は無料です。', en: 'Per minute, tax included, shown on each service and in its card on blogs. The first minute is free.' }],
        [{ ja: '料金のほかにかかるもの', en: 'Other costs' }, { ja: 'インターネットの通信料', en: 'Your internet connection' }],
        [{ ja: '支払い方法', en: 'Ways to pay' }, { ja: 'クレジットカード、デビットカード', en: 'Credit and debit cards' }],
        [{ ja: '支払いの時期', en: 'When you pay' }, { ja: '提供者が応じたときに上限までの枠をカードに確保し、トークの後に話した分だけを請求します。', en: 'The amount up to your limit is held when the provider accepts; after the talk only what you talked is charged.' }],
        [{ ja: '提供の時期', en: 'When it is provided' }, { ja: '提供者が応じ、2人ともつながったときから', en: 'From the moment the provider has accepted and both are connected' }],
        [{ ja: '申し込みの有効期限', en: 'How long a request stands' }, { ja: '申し込むときに選んだ待ち時間(5分から180分)', en: 'For the waiting time you chose, 5 to 180 minutes' }],
      ],
    },
    {
      heading: { ja: '取り消しと返金', en: 'Cancelling and refunds' },
      rows: [
        [{ ja: 'トークの前', en: 'Before the talk' }, { ja: '申し込みは、つながるまではいつでも取り下げられます。料金はかかりません。', en: 'A request can be withdrawn until you are connected, at no cost.' }],
        [{ ja: 'トークの途中', en: 'During the talk' }, { ja: 'いつでも終了できます。終わった時点までの料金がかかります。', en: 'You can hang up at any time and pay for the time until then.' }],
        [{ ja: 'トークの後', en: 'After the talk' }, { ja: '話した分の料金は、性質上、取り消せません。提供者は、トークの後7日のあいだ、料金の一部または全部を返せます。接続の不具合などは{operator.email}へ連絡してください。', en: 'What was talked can’t be returned by its nature. The provider can give back all or part of the bill within 7 days. Write to {operator.email} about faults of the connection and the like.' }],
      ],
    },
    {
      heading: { ja: '動作環境', en: 'What you need' },
      words: [{ ja: 'マイクの使える、2024年以降の版のブラウザ(Chrome、Edge、Safari、Firefox)。', en: 'A browser of 2024 or later (Chrome, Edge, Safari, Firefox) and a microphone.' }],
    },
  ],
};
