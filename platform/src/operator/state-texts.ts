import type { Texts } from '../primitives/locale.ts';

/** How states, reasons and modes are called in the console. A code without a name stays as it is. */
export const stateTexts: Readonly<Record<string, Texts>> = {
  requested: { ja: '申し込み中', en: 'requested' }, declined: { ja: 'お断り', en: 'declined' }, expired: { ja: '時間切れ', en: 'expired' }, withdrawn: { ja: '取り下げ', en: 'withdrawn' },
  accepted: { ja: '参加待ち', en: 'accepted' }, missed: { ja: '始まらず', en: 'missed' }, live: { ja: 'トーク中', en: 'live' }, ended: { ja: '終了、精算待ち', en: 'ended' }, settled: { ja: '精算済み', en: 'settled' },
  draft: { ja: '下書き', en: 'draft' }, published: { ja: '公開中', en: 'published' }, paused: { ja: '受付を休止', en: 'paused' }, unpublished: { ja: '公開していない', en: 'unpublished' }, hidden: { ja: '運営が非公開', en: 'hidden' },
  planned: { ja: '準備', en: 'planned' }, created: { ja: '作成', en: 'created' }, authenticating: { ja: '3-Dセキュア待ち', en: 'authenticating' }, placing: { ja: '確保中', en: 'placing' }, placed: { ja: '確保', en: 'placed' },
  capturing: { ja: '受領中', en: 'capturing' }, captured: { ja: '受領済み', en: 'captured' }, releasing: { ja: '解放中', en: 'releasing' }, released: { ja: '解放済み', en: 'released' }, lost: { ja: '未収', en: 'lost' }, disputed: { ja: '異議あり', en: 'disputed' }, collecting: { ja: 'もう一度請求中', en: 'being collected once more' },
  hung_up: { ja: 'どちらかが終了', en: 'hung up' }, ceiling: { ja: '上限', en: 'ceiling' }, absence: { ja: '不在', en: 'absence' }, silence: { ja: '聞こえない', en: 'silence' }, severed: { ja: 'ブロックか停止', en: 'block or suspension' },
  visitor_absent: { ja: '相談者が参加せず', en: 'visitor absent' }, provider_absent: { ja: '提供者が参加せず', en: 'provider absent' }, both_absent: { ja: 'ふたりとも参加せず', en: 'both absent' }, card: { ja: 'カード', en: 'card' }, cancelled: { ja: '取り消し', en: 'cancelled' },
  voice: { ja: '音声', en: 'voice' }, video: { ja: 'ビデオ', en: 'video' }, done: { ja: '済み', en: 'done' }, 'given up': { ja: 'あきらめた', en: 'given up' },
  open: { ja: '答え待ち', en: 'open' }, approved: { ja: '承認', en: 'approved' }, rejected: { ja: '断った', en: 'turned down' },
  finding_open: { ja: '開いている', en: 'open' }, finding_repaired: { ja: '仕訳で直した', en: 'repaired' }, finding_dismissed: { ja: '記帳せずに閉じた', en: 'closed' }, finding_gone: { ja: '自然になくなった', en: 'gone by itself' }, none: { ja: 'なし', en: 'none' },
  mail: { ja: 'メール', en: 'mail' }, push: { ja: 'プッシュ', en: 'push' },
};
