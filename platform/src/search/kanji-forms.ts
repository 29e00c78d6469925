/** Older and variant forms of kanji, each followed by the form in use today (常用漢字表 and the forms that stand in names). */
const pairs = `亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 應応 歐欧 毆殴 櫻桜 奧奥 橫横 溫温 假仮 價価 畫画 會会 懷懐 壞壊 繪絵 擴拡 殼殻 覺覚 學学 嶽岳 樂楽 渴渇 罐缶 卷巻 陷陥 勸勧 寬寛 漢漢 關関
歡歓 觀観 顏顔 氣気 歸帰 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 虛虚 峽峡 挾挟 狹狭 鄕郷 堯尭 曉暁 勤勤 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 溪渓 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏 藝芸 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 縣県 險険 顯顕 驗験
嚴厳 效効 廣広 恆恒 鑛鉱 號号 國国 黑黒 濟済 碎砕 齋斎 齊斉 劑剤 冱冴 﨑崎 嵜崎 碕崎 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿 實実 舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 諸諸 敍叙 奬奨 將将 牀床 涉渉
燒焼 稱称 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄 狀状 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎 晉晋 眞真 盡尽 圖図 粹粋 醉酔 隨随 髓髄 數数 樞枢 瀨瀬 聲声 靜静 攝摂 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 雙双 壯壮 搜捜 插挿 巢巣 爭争 總総 聰聡 莊荘 裝装
騷騒 臟臓 藏蔵 屬属 續続 墮堕 體体 對対 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 廳庁 聽聴 敕勅 鎭鎮 塚塚 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬭闘 德徳 獨独 讀読 屆届 繩縄 貳弐 惱悩 腦脳 霸覇
廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 祕秘 濱浜 甁瓶 拂払 佛仏 竝並 變変 邊辺 邉辺 辯弁 瓣弁 辨弁 步歩 寶宝 豐豊 沒没 飜翻 槇槙 每毎 萬万 滿満 麵麺 默黙 彌弥 藥薬 譯訳 豫予 餘余 與与 譽誉 搖揺 樣様 謠謡 遙遥 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 壘塁 淚涙 勵励 禮礼 隸隷 靈霊 齡齢 戀恋 爐炉 勞労 樓楼 郞郎 祿禄 灣湾
髙高 嶋島 嶌島 冨富 桒桑 舘館 峯峰 穗穂 閒間 淸清 靑青 增増 都都 塡填 剝剥 頰頬 噓嘘 摑掴 蠟蝋 瘦痩 𠮟叱 籠篭 檜桧 灘灘 渡渡 翠翠 晚晩 曾曽 橋橋 吳呉 匂匂 鷗鴎 嘗嘗 潑溌 顚転`;

const forms = new Map(pairs.split(/\s+/u).map((pair) => { const [old = '', today = ''] = pair; return [old, today] as const; }).filter(([old, today]) => old !== today && today !== ''));
forms.set('欝', '鬱');

/** Writes each kanji in the form in use today. One sign for one, so nothing grows. */
export function kanjiOfToday(text: string): string {
  let changed = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    // Below stand Latin letters and kana; most signs end here.
    if (text.charCodeAt(at) < 0x4e00) continue;
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const today = forms.get(sign);
    if (today !== undefined) {
      changed += text.slice(from, at) + today;
      from = at + sign.length;
    }
    at += sign.length - 1;
  }
  return from === 0 ? text : changed + text.slice(from);
}
