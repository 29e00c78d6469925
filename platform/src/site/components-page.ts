import type { Locale } from '../primitives/locale.ts';
import { logo, mark } from './drawings.ts';
import { checkField, checksField, radioTiles, segmentedField, selectField, starField, submit, textField, form } from './forms.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';
import { icons } from './icon-list.ts';
import { phrases } from './phrases.ts';
import { voice } from './voice.ts';

const heading = voice({ ja: '部品と状態', en: 'Components and states' });
const emptyHeading = voice({ ja: 'まだ申し込みはありません', en: 'No requests yet' });
const spoken = voice({ ja: '経験した人に聞けます', en: 'Ask somebody who has been there' });
const spokenSection = voice({ ja: '話した人の声', en: 'What people said' });

/** The field of the price with the platform's answer still in it, as `ck-form` leaves it. */
function refusedField(): Html {
  return html`<div class="field"><label class="label" for="sample-price">1分の料金</label><input class="input" id="sample-price" value="5" aria-invalid="true" aria-describedby="sample-price-error"><div class="below"><span class="error" id="sample-price-error">${
    icon('circle-alert', 16)}¥10から¥10,000の間で入力してください。</span></div></div>`;
}

function block(name: string, english: string, content: Html): Html {
  return html`<section class="components-block"><h2>${name}<small lang="en">${english}</small></h2><div class="stack">${content}</div></section>`;
}

function buttons(): Html {
  return html`<div class="row">
  <button class="button lamp" type="button">${icon('phone', 18)}トークする</button>
  <button class="button lamp" type="button" aria-busy="true" aria-disabled="true">${icon('phone', 18)}確保しています</button>
  <button class="button lamp large" type="button">この内容で申し込む</button></div>
<div class="row"><button class="button ink" type="button">保存する</button><button class="button line" type="button">質問する</button><button class="button ghost" type="button">取り下げる</button><button class="button beni" type="button">${
  icon('phone-off', 18)}終了する</button><button class="button line small" type="button">変更</button><button class="button ink" type="button" aria-disabled="true" aria-describedby="why">公開する</button><span class="hint" id="why">料金を決めると公開できます。</span></div>
<div class="row"><button class="icon-button" type="button" aria-label="閉じる" title="閉じる">${icon('close', 22)}</button><button class="icon-button badge" type="button" data-count="2" aria-label="質問チャット(未読2件)">${
  icon('message', 22)}</button><button class="button line" type="button" data-opens="#sample-dialog">たずねる</button></div>
<dialog id="sample-dialog" aria-labelledby="sample-question"><div class="dialog-inside"><h2 id="sample-question">けんたさんをブロックしますか。</h2><p class="quiet">おたがいに見えなくなります。相手には知らされません。</p><div class="dialog-actions"><button class="button line" type="button" data-closes>やめる</button><button class="button beni" type="button" data-closes>ブロックする</button></div></div></dialog>`;
}

function people(): Html {
  const face = (seed: string, classes: string) => html`<img class="avatar ${classes}" src="/avatars/${seed}.svg" alt="">`;
  return html`<div class="row samples-wide">${face('satomi', 'size-76 lit')}${face('satomi', 'size-76')}${face('mari', 'size-56 light-available')}${face('hiro', 'size-40 light-busy')}${face('nobody', 'size-40')}
<span class="lamp-status">今すぐ話せます</span><span class="lamp-status busy">トーク中</span><span class="lamp-status away">いまは不在です</span></div>
<div class="row samples-wide"><label class="lamp-switch"><input type="checkbox" role="switch" checked><i></i>今すぐ話せます</label><label class="lamp-switch"><input type="checkbox" role="switch"><i></i>いまは話せません</label><label class="lamp-switch plain"><input type="checkbox" role="switch" checked><i></i>音を鳴らす</label></div>
<div class="lamp-box on"><label class="lamp-switch"><input type="checkbox" role="switch" checked><i></i>今すぐ話せます</label><p>さがす画面とブログに表示中です。2時間たつと自動で消えます。</p></div>
<p class="sample-title"><span class="quote phrases">${phrases('松本への移住、最初の冬に困ったこと')}</span></p>
<div class="meta"><span class="rating">${icon('star', 18)}4.9<small>(37件)</small></span><span class="number">トーク 52回</span></div>
<p class="price"><b>¥80</b><small>/分</small></p>`;
}

function fields(locale: Locale): Html {
  return form({
    operation: 'sample', method: 'POST', action: '/dev/components', locale,
    fields: html`<div class="grid-2">${textField({ name: 'title', locale, label: '提供サービスの名前', aside: '60文字まで', maxLength: 60, counter: true, placeholder: '例:松本への移住、家さがしの話' })}${refusedField()}</div>
<div class="grid-2">${segmentedField({ name: 'mode', locale, label: '話し方', value: 'voice', choices: [{ value: 'voice', label: '音声だけ', icon: 'mic' }, { value: 'video', label: 'ビデオ', icon: 'video' }] })}${
      radioTiles({ name: 'ceiling', locale, label: '話す時間の上限', value: 20, choices: [10, 20, 30, 60].map((minutes) => ({
        value: String(minutes), label: `${minutes}分`, consequence: `¥${((minutes - 1) * 80).toLocaleString('en')}` })) })}</div>
<div class="grid-2">${selectField({ name: 'category', locale, label: 'カテゴリー', value: 'child', choices: [{ value: 'child', label: '子育て' }, { value: 'work', label: '就職・転職' }] })}${
      textField({ name: 'price', locale, label: '1分の料金', kind: 'integer', type: 'number', value: 80, unit: '円', min: 10, max: 10000, hint: '10分話すと ¥720、あなたの売上金は ¥576 です。' })}</div>
<div class="grid-2">${textField({ name: 'words', locale, label: 'さとみさんへのひとこと', optional: true, lines: 3, maxLength: 500, counter: true })}${textField({ name: 'password', locale, label: 'パスワード', type: 'password', minLength: 12, hint: '12文字以上' })}</div>
${checksField({ name: 'modes', locale, label: '話し方', values: ['voice'], choices: [{ value: 'voice', label: '音声', icon: 'mic' }, { value: 'video', label: 'ビデオ', icon: 'video' }, { value: 'chat', label: 'チャット', icon: 'message' }] })}
${starField({ name: 'stars', locale, label: '評価', words: ['残念だった', 'いまひとつ', 'ふつう', '良かった', 'とても良かった'] })}
${checkField({ name: 'agree', locale, label: '利用規約に同意します', optional: false })}
<div class="form-actions">${submit({ label: '保存する', busy: '保存しています' })}</div>`,
  });
}

function meterTrack(filled: number, free: number): Html {
  return html`<svg class="meter-track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="fill" width="${filled}" height="8"/><rect class="fill-free" width="${free}" height="8"/>${
    free > 0 ? html`<rect class="tick" x="85" width="0.8" height="8"/>` : undefined}</svg>`;
}

function meters(): Html {
  const meter = (look: string, texts: readonly [string, string, string, string], track: Html) => html`<div class="stage sample-stage"><div class="meter ${look}"><div class="meter-state"><span>${texts[0]}</span><span>${
    texts[1]}</span></div><div class="meter-time">${texts[2]}</div><div class="meter-rate"></div><div class="meter-bill"><small>¥</small>${texts[3]}</div>${track}</div></div>`;
  return html`<div class="grid-3">${meter('free', ['最初の1分 無料', 'あと18秒', '0:42', '0'], meterTrack(70, 0))}${
    meter('paid', ['トーク中 ¥80/分', '', '8:24', '592'], meterTrack(42, 5))}${meter('paid near', ['トーク中 ¥80/分', 'あと 2:12', '17:48', '1,344'], meterTrack(89, 5))}</div>
<div class="stage sample-stage"><div class="call-controls">${(['mic', 'video', 'message', 'more'] as const).map((name) => html`<button type="button" aria-pressed="${
    name === 'video' ? 'false' : 'true'}"><i>${icon(name, 22)}</i>${name}</button>`)}<button class="end" type="button"><i>${icon('phone-off', 22)}</i>終了する</button></div></div>`;
}

function notes(): Html {
  const note = (look: string, name: IconName, text: string) => html`<div class="note ${look}">${icon(name)}<span class="phrases">${phrases(text)}</span></div>`;
  return html`<div class="grid-2">${note('warn', 'card', 'カードの枠を確保できませんでした。別のカードをお試しください。')}${note('ai', 'info', 'これはテスト用の決済です。本物のお金は動きません。')}${
    note('lamp', 'moon', 'けんたさんが待っています。')}${note('beni', 'circle-alert', 'うまくいきませんでした。入力は残っています。')}</div>
<div class="row"><span class="toast">${icon('check', 18)}URLをコピーしました</span><span class="toast">公開を終えました<button type="button">元に戻す</button></span></div>
<div class="tags"><span class="tag">子育て</span><span class="tag free">最初の1分無料</span><span class="tag lamp">初めての方</span><span class="tag warn">手続き中</span><span class="tag beni">戻りました</span><a class="tag" href="/search?q=a">リンク</a></div>
<nav class="chips" aria-label="カテゴリー"><a class="chip" aria-current="page" href="#chips">すべて</a><a class="chip" href="#chips">引っ越し・住まい</a><a class="chip" href="#chips">子育て</a></nav>
<nav class="tabs" aria-label="入り方"><a href="#tabs">ログイン</a><a href="#tabs" aria-current="page">はじめての方</a></nav>`;
}

function panels(locale: Locale): Html {
  return html`<ol class="stepper"><li class="done">話せること</li><li class="done">料金</li><li aria-current="step">時間帯</li><li>公開</li></ol>
<div class="grid-2"><div class="empty"><div class="windows" aria-hidden="true">${Array.from({ length: 10 }, (_, cell) => html`<i class="${cell === 7 ? 'lit' : ''}"></i>`)}</div><h3 class="voice">${
    phrases(emptyHeading[locale])}</h3><p class="phrases">${phrases('「今すぐ話せます」にして、ブログやSNSに貼ると届きやすくなります。')}</p><a class="button line" href="#empty">ブログに貼る</a></div>
<div class="card skeleton" aria-busy="true"><i class="avatar-shape"></i><i class="short"></i><i class="title"></i><i class="half"></i><i class="button-shape"></i></div></div>
<div class="grid-2"><div class="card padded"><dl class="statement"><div><dt>話した時間</dt><dd class="number">12分36秒</dd></div><div><dt>料金のかかる時間<small>11分36秒 × ¥80/分</small></dt><dd class="number">¥928</dd></div><div class="total"><dt>トーク料金</dt><dd class="number">¥928</dd></div></dl></div>
<dl class="facts"><div><dt>話し方</dt><dd>音声だけ</dd></div><div><dt>上限</dt><dd>20分</dd></div><div class="last"><dt>上限まで話した売上金</dt><dd>¥1,216</dd></div></dl></div>`;
}

function chat(): Html {
  return html`<div class="chat-log card padded" role="log" aria-label="質問チャット"><span class="chat-day">10月28日(水)</span><div class="message"><img class="avatar" src="/avatars/satomi.svg" alt=""><p>見学は7か所まわりました。どんなことが気になりますか?</p><time>20:53</time></div>
<div class="message mine"><p>夕方のお迎えの様子が知りたいです。</p><span class="stamp"><span class="read">既読</span><br><time>20:54</time></span></div><div class="thread-event">つながりました</div>
<form class="composer"><textarea rows="1" aria-label="メッセージ" placeholder="メッセージを書く"></textarea><button class="send" type="button" aria-label="送信する">${icon('send', 18)}</button></form></div>`;
}

function week(): Html {
  const days = ['月', '火', '水', '木', '金', '土', '日'];
  const cells = (day: number) => Array.from({ length: 18 }, (_, hour) => html`<i class="${[hour > 13 && day < 5 ? 'lit' : '', hour === 13 && day < 5 ? 'second-half' : '', day === 2 && hour === 15 ? 'now' : ''].filter(Boolean).join(' ')}"></i>`);
  return html`<div class="facade" role="img" aria-label="平日の19時半から24時ごろ">${days.map((day, index) => html`<b class="${index === 2 ? 'today' : ''}">${day}</b>${cells(index)}`)}<b></b>${
    Array.from({ length: 18 }, (_, hour) => html`<small>${hour % 6 === 0 ? hour + 6 : ''}</small>`)}</div>`;
}

/** Every component in every state, to look at and to test by machine. Development only. */
export function componentsBody(locale: Locale): Html {
  return html`<div class="wide components-page"><h1 class="voice">${phrases(heading[locale])}</h1>
<p class="lead phrases">${phrases('あかり(黄)は「いま人がいて、話せる」と、トークそのものにだけ使う。ふつうの操作は墨、戻れない操作と終了は紅、無料と完了は若竹。')}</p>
${block('しるし', 'logo', html`<div class="row samples-wide">${mark(64)}${logo(44)}${mark(24)}${mark(16)}</div>`)}
${block('文字', 'type', html`<p class="voice sample-hero">${phrases(spoken[locale])}</p><p class="voice sample-section">${phrases(spokenSection[locale])}</p><p class="sample-title">川口市の保育園えらび</p><p class="prose">パンフレットには載らない、先生の雰囲気や夕方の様子まで、見たままをお話しします。</p><p class="amount">8:24 ¥1,520</p>`)}
${block('ボタン', 'button', buttons())}${block('人とあかり', 'avatar, lamp', people())}${block('入力', 'field', fields(locale))}${block('メーター', 'meter', meters())}${block('知らせ', 'notes, toast, tags', notes())}
${block('進みぐあい、空、明細', 'stepper, empty, skeleton, statement', panels(locale))}${block('チャット', 'chat', chat())}${block('時間帯', 'talk times', week())}
${block('絵', 'icons', html`<div class="row">${(Object.keys(icons) as IconName[]).map((name) => html`<span class="tag">${icon(name, 20)}${name}</span>`)}</div>`)}</div>`;
}
