import type { Texts } from '../primitives/locale.ts';

/** What helps somebody begin: two titles and the first sentence of a PR text, as others might write them. */
export interface Example {
  readonly titles: readonly [Texts, Texts];
  readonly opening: Texts;
}

const t = (ja: string, en: string): Texts => ({ ja, en });

/** An example for each category, by its slug. */
export const examples: Readonly<Record<string, Example>> = {
  town: {
    titles: [t('武蔵小杉に6年、朝の駅と夜のスーパーの本当のところ', 'Six years in Musashi-Kosugi: trains at eight, shops at ten'), t('福岡の西新で子どもと暮らす。坂・学校・台風の話', 'Nishijin, Fukuoka with children: hills, schools, typhoons')],
    opening: t('この町に住んで○年になります。引っ越す前に知りたかったこと、たとえば', 'I have lived in this town for … years. What I wish I had known before moving in:'),
  },
  moving: {
    titles: [t('中古マンションを買ってリノベ、見積もりと後悔を話します', 'Renovating an old flat: the quotes and the regrets'), t('車なしで地方へ移住、最初の1年のお金と暮らし', 'To the country without a car: money and life in year one')],
    opening: t('家をさがし始めてから入居までに○か月かかりました。内見で見落としたのは', 'From the first viewing to the keys it took … months. What I overlooked:'),
  },
  parenting: {
    titles: [t('食べない子の1歳から3歳まで、試した順にお話しします', 'A child who wouldn’t eat: what we tried, in order'), t('父親の育休を半年。職場との話し方と毎日の時間割', 'Half a year of paternity leave: work and our timetable')],
    opening: t('うちには○歳の子がいます。いちばん困っていたのは', 'Our child is … years old. What we struggled with most was'),
  },
  'nursery-school': {
    titles: [t('認可に落ちてから決まるまで、世田谷の保活の記録', 'Turned down, then in: our nursery search in Setagaya'), t('小規模な小学校を選んだ理由と、通ってわかったこと', 'Why we chose a small school, and what we learned there')],
    opening: t('見学したのは○か所です。パンフレットではわからなかったのは', 'We visited … places. What no leaflet told us:'),
  },
  exams: {
    titles: [t('働きながら社労士に合格、1日90分の時間の作り方', 'Passing a licence exam beside a job, 90 minutes a day'), t('公立中高一貫の受検、塾なしで準備した1年間', 'A selective state school, prepared for without a cram school')],
    opening: t('勉強を始めたのは試験の○か月前でした。やめてよかったのは', 'I began … months before the exam. What I was right to drop:'),
  },
  jobs: {
    titles: [t('40代で異業種へ。落ちた面接で聞かれたこと', 'Changing trades in my forties: what the interviews asked'), t('休職から復職まで、会社とのやりとりを順番に', 'From leave back to work: the company, step by step')],
    opening: t('応募したのは○社です。書類が通るようになったのは', 'I applied to … companies. My papers began to pass when'),
  },
  work: {
    titles: [t('旅館の仲居の一日。給料と休みと、好きなところ', 'A day as a ryokan attendant: pay, days off, what I love'), t('新卒で介護職に5年、辞めずにいられた工夫', 'Five years in care work from the start: how I stayed')],
    opening: t('この仕事を○年しています。外からは見えにくいのですが', 'I have done this work for … years. What you don’t see from outside:'),
  },
  'side-business': {
    titles: [t('ハンドメイドを月3万円にするまでの2年間', 'Two years to ¥30,000 a month with handmade things'), t('会社員のまま翻訳の仕事を始めた、最初の10件', 'Starting to translate beside a job: my first ten orders')],
    opening: t('始めたのは○年前、かけたお金は最初の月だけでした。うまくいかなかったのは', 'I started … years ago with very little money. What didn’t work:'),
  },
  health: {
    titles: [t('椎間板ヘルニアの手術まで、仕事と家のことをどうしたか', 'Up to my back surgery: how I arranged work and home'), t('子どもの食物アレルギーと給食、学校と決めたこと', 'My child’s food allergy and school lunch: what we agreed')],
    opening: t('体験したことを、私の場合としてお話しします。わかってからの○か月で困ったのは', 'This is what I went through myself. In the first … months the hard part was'),
  },
  care: {
    titles: [t('離れて暮らす母の介護、最初に電話したところから', 'Caring for a mother far away, from the first phone call'), t('特養に決まるまでの1年、見学した6か所の違い', 'A year until a care home: how the six we saw differ')],
    opening: t('介護が始まって○年になります。もっと早く知りたかったのは', 'I have been a carer for … years. What I wish I had known sooner:'),
  },
  'life-events': {
    titles: [t('家族だけの葬儀を出した10日間、決めた順番', 'A funeral with the family alone: ten days of decisions'), t('50人の結婚式を半年で準備、けずったものと残したもの', 'A wedding for fifty in half a year: what we cut')],
    opening: t('決めることが一度に来ました。○日のあいだにしたことを順番にお話しします。', 'Everything had to be decided at once. What I did in … days, in order:'),
  },
  money: {
    titles: [t('4人家族の家計を月5万円軽くした、固定費の見直し', 'A family of four: ¥50,000 a month less in fixed costs'), t('奨学金を10年で返し終えるまでのやりくり', 'Ten years of paying back a student loan')],
    opening: t('わが家の場合をそのままお話しします。見直しを始めて○か月で変わったのは', 'This is how it went for us. What changed within … months:'),
  },
  travel: {
    titles: [t('2歳を連れて石垣島に5日、荷物と食事と雨の日', 'Five days on Ishigaki with a two-year-old'), t('青春18きっぷで九州一周、乗りつぎと宿の決め方', 'Round Kyushu by local train: changes and places to sleep')],
    opening: t('行ったのは○月です。調べてもわからなかったのは', 'I went in month …. What I couldn’t find out beforehand:'),
  },
  shops: {
    titles: [t('京都でひとり夕ごはん、予約なしで入れる店の見つけ方', 'Dinner alone in Kyoto: finding places that take you'), t('アレルギーの子と外食、仙台で安心だった店', 'Eating out in Sendai with an allergic child')],
    opening: t('通った店は○軒になりました。行きたい駅と人数を教えてください。', 'I have been to … places. Tell me the station and how many you are.'),
  },
  purchases: {
    titles: [t('ロボット掃除機を3台使って、やめて、また買った話', 'Three robot vacuums, given up, bought again'), t('電動自転車を雨の日も5年、選び方とお金', 'Five years on an electric bike, rain too: choosing and costs')],
    opening: t('買ってから○か月使っています。お店で聞けなかったのは', 'I have used it for … months. What no shop told me:'),
  },
  hobby: {
    titles: [t('40歳からのピアノ、月2回のレッスンで弾けた曲', 'Piano from forty: what two lessons a month brought'), t('はじめてのソロキャンプ、道具をそろえる順番', 'First camping alone: what to buy first')],
    opening: t('始めて○年、ひとりで続けています。最初につまずいたのは', 'I have kept at it for … years. My first stumbling block was'),
  },
  pets: {
    titles: [t('留守番の長い家で犬を迎えるまで、決めたこと', 'Getting a dog in a home that is often empty: what we decided'), t('うさぎの8年、病院のこととお金のこと', 'Eight years with a rabbit: vets and money')],
    opening: t('うちの子と暮らして○年です。迎える前に知りたかったのは', 'We have lived together for … years. What I wish I had known before:'),
  },
  overseas: {
    titles: [t('バンコク駐在2年目、学校と住まいと病院の選び方', 'Second year in Bangkok: school, home and doctors'), t('ワーホリでメルボルンへ、仕事が見つかるまでの2か月', 'Working holiday in Melbourne: two months until a job')],
    opening: t('いま暮らして○年目です。着いた週にいちばん困ったのは', 'This is my year … here. In the first week the hardest thing was'),
  },
};
