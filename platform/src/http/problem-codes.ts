import type { Texts } from '../primitives/locale.ts';

interface ProblemKind {
  readonly status: number;
  readonly title: Texts;
}

const kind = (status: number, ja: string, en: string): ProblemKind => ({ status, title: { ja, en } });

/** Every refusal the platform can answer: its code, its HTTP status and its sentence. Modules add theirs here. */
export const problemCodes = {
  malformed_json: kind(400, '送られた内容を読み取れませんでした（JSONの形が正しくありません）。', 'The body isn’t valid JSON.'),
  malformed_request: kind(400, 'リクエストの形が正しくありません。', 'The request is malformed.'),
  signed_out: kind(401, 'ログインが必要です。', 'Sign in first.'),
  wrong_credentials: kind(401, 'メールアドレスかパスワードが違います。', 'The e-mail address or the password is wrong.'),
  card_declined: kind(402, 'このカードは使えませんでした。別のカードをお試しください。', 'This card was declined. Try another one.'),
  forbidden: kind(403, 'この操作はできません。', 'You may not do this.'),
  account_suspended: kind(403, 'このアカウントは、運営が停止しています。', 'This account has been suspended by the operator.'),
  foreign_origin: kind(403, 'ほかのサイトからの操作は受け付けていません。', 'Requests from other sites aren’t accepted.'),
  email_unverified: kind(403, '先にメールアドレスの確認を済ませてください。', 'Verify your e-mail address first.'),
  own_service: kind(403, '自分のサービスには申し込めません。', 'You can’t ask for a talk on your own service.'),
  proof_needed: kind(403, '本人の確認のため、パスワードかパスキーをもう一度お願いします。', 'Show your password or a passkey once more.'),
  not_found: kind(404, '見つかりませんでした。', 'There is nothing here.'),
  method_not_allowed: kind(405, 'この操作方法には対応していません。', 'This address doesn’t take that method.'),
  request_timeout: kind(408, '送信に時間がかかりすぎました。もう一度お試しください。', 'The request took too long to arrive. Try again.'),
  state_conflict: kind(409, 'いまの状態ではこの操作はできません。', 'This isn’t possible in the present state.'),
  visitor_in_talk: kind(409, '相談者はほかの通話中です。', 'The visitor is in another talk.'),
  provider_in_talk: kind(409, 'いまは通話中です。', 'You are in a talk already.'),
  already_requested: kind(409, 'この相手にはすでに申し込んでいます。', 'You have already asked for a talk here.'),
  too_many_open_requests: kind(409, '同時に申し込める数をこえています。', 'You have as many open requests as one may have.'),
  mandate_needed: kind(409, '先に料金の確認が必要です。', 'Agree to the price first.'),
  monthly_limit: kind(409, 'ご自分で決めた1か月の上限をこえます。', 'This would pass the monthly ceiling you set yourself.'),
  card_needed: kind(409, '先にカードの登録が必要です。', 'Save a card first.'),
  price_changed: kind(409, '料金が変わりました。もう一度ご確認ください。', 'The price has changed. Please look again.'),
  service_not_available: kind(409, 'いまは申し込みを受け付けていません。', 'This service takes no requests at the moment.'),
  nickname_taken: kind(409, 'このニックネームは使われています。', 'This nickname is taken.'),
  idempotency_in_progress: kind(409, '同じリクエストを処理しています。少し待ってからお試しください。', 'The same request is still being carried out. Try again shortly.'),
  payout_not_possible: kind(409, 'いまは振込を申請できません。', 'A payout isn’t possible now.'),
  payout_changed: kind(409, '手数料か届く日が変わりました。もう一度ご確認ください。', 'The fee or the day has changed. Please look again.'),
  sales_left: kind(409, '売上金が残っています。振込申請をするか、受け取らないことを選んでください。', 'There are sales left. Have them paid out, or give them up.'),
  expired: kind(410, '期限が切れています。はじめからやり直してください。', 'This has expired. Please start again.'),
  payload_too_large: kind(413, '送られた内容が大きすぎます。', 'The body is too large.'),
  unsupported_media_type: kind(415, 'Content-Typeはapplication/jsonにしてください。', 'Send the body as application/json.'),
  invalid_input: kind(422, '入力内容をご確認ください。', 'Please check what you entered.'),
  wrong_code: kind(422, 'コードが違うか、期限が切れています。', 'The code is wrong or has expired.'),
  passkey_refused: kind(422, 'このパスキーでは確認できませんでした。もう一度お試しください。', 'This passkey didn’t work. Please try again.'),
  unusable_picture: kind(422, 'この写真は使えませんでした。', 'This picture can’t be used.'),
  idempotency_mismatch: kind(422, 'このIdempotency-Keyは別のリクエストで使われています。', 'This Idempotency-Key was used for a different request.'),
  rate_limited: kind(429, '回数が多すぎます。少し待ってからお試しください。', 'Too many attempts. Please wait a little.'),
  too_many_streams: kind(429, '同時に開ける画面の数をこえています。', 'Too many streams are open.'),
  internal: kind(500, '問題が起きました。時間をおいてお試しください。', 'Something went wrong. Please try again later.'),
  rail_unavailable: kind(503, '外部サービスに接続できません。少し待ってからお試しください。', 'An outside service can’t be reached. Please try again shortly.'),
  too_busy: kind(503, '混み合っています。少し待ってからお試しください。', 'We’re very busy. Please try again shortly.'),
} as const satisfies Record<string, ProblemKind>;

/** The code of a refusal: what programs go by. */
export type ProblemCode = keyof typeof problemCodes;
