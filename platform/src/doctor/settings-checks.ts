import { printsKeys, type Config } from '../config.ts';
import { isLiveKey } from '../rails/cards/stripe-client.ts';
import { missingForPayouts, missingOperatorFacts } from '../site/operator-facts.ts';
import { NEWS_PATH } from '../talks/index.ts';
import { fine, note, wrong, wrongWhenLive, type Finding } from './finding.ts';

const isHttps = (address: string) => address.startsWith('https:');

function publicUrl({ publicUrl: address, mode }: Config): Finding {
  if (isHttps(address)) return fine('PUBLIC_URL', address);
  if (mode !== 'production' && new URL(address).hostname === 'localhost') return fine('PUBLIC_URL', `${address}, for this machine alone.`);
  return wrongWhenLive(mode === 'production')('PUBLIC_URL', `${address} is not https: browsers give no camera, no push and no safe cookie there. Put a proxy with TLS in front and give its address.`);
}

function cards({ stripe, mode }: Config): Finding {
  if (stripe === null) return note('cards', 'The test rail: no money moves. For real cards give STRIPE_SECRET_KEY.');
  if (isLiveKey(stripe.secretKey)) return fine('cards', 'Stripe with a live key: money moves.');
  return wrongWhenLive(mode === 'production')('cards', 'Stripe with a test key: no money moves, and every sum says so. For real money give a live key.');
}

function webhook({ stripe, publicUrl: address }: Config): Finding[] {
  if (stripe === null) return [];
  if (stripe.webhookSecret !== undefined) return [fine('webhook', 'STRIPE_WEBHOOK_SECRET is set.')];
  return [wrong('webhook', `STRIPE_WEBHOOK_SECRET is missing: news comes up to ten minutes late. Make an endpoint for ${address}${NEWS_PATH} and give its signing secret.`)];
}

function mail({ mail: { smtpUrl, from }, mode }: Config): Finding[] {
  if (smtpUrl === undefined) return [note('mail', 'SMTP_URL is missing: mails go to the local mailbox.')];
  return from.includes('@localhost') ? [wrongWhenLive(mode === 'production')('mail', 'MAIL_FROM still says localhost: give a sender of your domain, or mails are thrown away.')] : [];
}

function relay({ calls, mode }: Config): Finding {
  if (calls.turnUrls.length === 0) return wrongWhenLive(mode === 'production')('TURN', 'TURN_URLS is missing: calls fail behind strict firewalls, and the two sides learn each other’s addresses. Run coturn and give TURN_URLS and TURN_SECRET.');
  if (calls.turnSecret === '') return wrong('TURN', 'TURN_SECRET is missing: give the shared secret of the TURN servers.');
  return fine('TURN', `${calls.turnUrls.length} servers, not tried from here: make one talk between two networks.`);
}

function operatorFile(config: Config): Finding {
  const missing = missingOperatorFacts(config).map(({ name }) => name);
  if (missing.length === 0) return fine('OPERATOR_FILE', 'Everything the pages of the law show is there.');
  return wrongWhenLive(config.mode === 'production')('OPERATOR_FILE', `Missing: ${missing.join(', ')}. Pages that the law asks for show “not set” there.`);
}

function payouts({ operator, mode }: Config): Finding {
  const missing = missingForPayouts({ operator }).map(({ name }) => name);
  if (missing.length === 0) return fine('payouts', 'What transfers cost and the account that pays are told.');
  return wrongWhenLive(mode === 'production')('payouts', `OPERATOR_FILE leaves out ${missing.join(' and ')}: without the first nobody can ask for real money, without the account no bank file can be made.`);
}

function debug({ debug: value }: Config): Finding {
  return printsKeys(value) ? wrong('DEBUG', `${value} makes libraries print private keys: leave it out.`) : fine('DEBUG', 'Prints no keys.');
}

/** What the settings alone tell. */
export function checkSettings(config: Config): Finding[] {
  return [
    note('NODE_ENV', config.mode === 'production' ? 'production: for people.' : `${config.mode}: for trying things, never for people.`),
    publicUrl(config), cards(config), ...webhook(config), ...mail(config), relay(config), operatorFile(config), payouts(config), debug(config),
  ];
}
