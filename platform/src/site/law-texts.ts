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
        [{ ja: '事業者の名前', en: 'Name' }, { ja: '【要確認】', en: '【要確認】' }],
        [{ ja: '運営の責任者', en: 'Responsible' }, { ja: '【要確認】', en: '【要確認】' }],
        [{ ja: '所在地', en: 'Address' }, { ja: '【要確認】', en: '【要確認】' }],
        [{ ja: '電話番号', en: 'Telephone' }, { ja: '【要確認:受付時間も】', en: '【要確認: with hours】' }],
        [{ ja: 'メールアドレス', en: 'E-mail' }, { ja: '【要確認】', en: '【要確認】' }],
        [{ ja: '登録番号・届出番号', en: 'Registrations' }, { ja: '【要確認:適格請求書発行事業者、電気通信事業】', en: '【要確認: invoice issuer, telecommunications business】' }],
      ],
    },
    {
      heading: { ja: '料金と支払い', en: 'Price and payment' },
      rows: [
        [{ ja: '販売価格', en: 'Price' }, { ja: '1分あたりの料金を、提供サービスの画面とブログの部品に表示します。最初の1分は無料です。【要確認:税込の表示】', en: 'Per minute, shown on each service and in its card on blogs. The first minute is free. 【要確認: tax included】' }],
        [{ ja: '料金のほかにかかるもの', en: 'Other costs' }, { ja: 'インターネットの通信料', en: 'Your internet connection' }],
        [{ ja: '支払い方法', en: 'Ways to pay' }, { ja: 'クレジットカード、デビットカード【要確認】', en: 'Credit and debit cards 【要確認】' }],
        [{ ja: '支払いの時期', en: 'When you pay' }, { ja: '提供者が応じたときに上限までの枠を確保し、トークの後に話した分だけを請求します。', en: 'The amount up to your limit is held when the provider accepts; after the talk only what you talked is charged.' }],
        [{ ja: '提供の時期', en: 'When it is provided' }, { ja: '提供者が応じ、2人ともつながったとき', en: 'When the provider has accepted and both are connected' }],
      ],
    },
    {
      heading: { ja: '取り消しと返金', en: 'Cancelling and refunds' },
      rows: [
        [{ ja: 'トークの前', en: 'Before the talk' }, { ja: '申し込みは、つながるまではいつでも取り下げられます。料金はかかりません。', en: 'A request can be withdrawn until you are connected, at no cost.' }],
        [{ ja: 'トークの途中', en: 'During the talk' }, { ja: 'いつでも終了できます。終わった時点までの料金がかかります。', en: 'You can hang up at any time and pay for the time until then.' }],
        [{ ja: 'トークの後', en: 'After the talk' }, { ja: '話した分の返金:【要確認:条件と連絡先】', en: 'Refunds: 【要確認: conditions and contact】' }],
      ],
    },
    {
      heading: { ja: '動作環境', en: 'What you need' },
      words: [{ ja: 'マイクの使える、新しいブラウザ（Chrome、Edge、Safari、Firefoxの2024年以降の版）。【要確認】', en: 'A browser of 2024 or later (Chrome, Edge, Safari, Firefox) and a microphone. 【要確認】' }],
    },
  ],
};
