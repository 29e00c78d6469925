import type Stripe from 'stripe';
import type { Config } from '../config.ts';
import type { Clock } from '../primitives/clock.ts';
import { SECOND } from '../primitives/seconds.ts';
import { isLiveKey, STRIPE_VERSION, stripeClient, troubleOf } from '../rails/cards/stripe-client.ts';
import { newsTypes } from '../rails/cards/stripe-news.ts';
import { NEWS_PATH } from '../talks/index.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

/** The clock may differ so much from the vendor's, in ms: news is refused when it is older than five minutes. */
const MOST_APART = 60 * SECOND;

/** What is compared with what other machines say the time is. */
export function checkClock(apart: number): Finding {
  const seconds = Math.round(Math.abs(apart) / SECOND);
  if (Math.abs(apart) <= MOST_APART) return fine('clock', `Within ${seconds} seconds of another machine’s.`);
  return wrong('clock', `${seconds} seconds ${apart > 0 ? 'ahead of' : 'behind'} another machine’s: switch on time synchronisation (NTP).`);
}

function unreached(error: unknown): Finding {
  const { words } = troubleOf(error);
  if (words.startsWith('StripeAuthenticationError')) return wrong('Stripe', `The key is not accepted (${words}). Make a new one at Stripe: Developers, API keys.`);
  if (words.startsWith('StripePermissionError')) return wrong('Stripe', `The restricted key may not do this (${words}). It needs to write customers, checkout sessions, payment intents, payment methods and refunds, and to read balance, disputes, events and webhook endpoints.`);
  return wrong('Stripe', `It does not answer (${words}). Look at the firewall for api.stripe.com, port 443.`);
}

function endpointFaults(endpoint: Stripe.WebhookEndpoint): string[] {
  const lacking = endpoint.enabled_events.includes('*') ? [] : newsTypes.filter((type) => !endpoint.enabled_events.includes(type));
  return [
    ...(endpoint.status === 'enabled' ? [] : ['it is disabled: enable it']),
    ...(endpoint.api_version === STRIPE_VERSION ? [] : [`its version is ${endpoint.api_version ?? 'the account’s'}: make it anew with ${STRIPE_VERSION}`]),
    ...(lacking.length === 0 ? [] : [`it does not send ${lacking.join(', ')}: add them`]),
  ];
}

/** Whether Stripe tells the platform what happens. */
export function checkEndpoint(endpoints: readonly Stripe.WebhookEndpoint[], publicUrl: string): Finding {
  const url = `${publicUrl}${NEWS_PATH}`;
  const endpoint = endpoints.find((one) => one.url === url);
  if (endpoint === undefined) return wrong('webhook', `Stripe has no endpoint for ${url}: make one with version ${STRIPE_VERSION} and the events ${newsTypes.join(', ')}.`);
  const faults = endpointFaults(endpoint);
  return faults.length === 0 ? fine('webhook', `Stripe sends to ${url}.`) : wrong('webhook', `The endpoint for ${url}: ${faults.join('; ')}.`);
}

async function readEndpoints(stripe: Stripe, publicUrl: string): Promise<Finding> {
  try {
    return checkEndpoint((await stripe.webhookEndpoints.list({ limit: 100 })).data, publicUrl);
  } catch (error) {
    return note('webhook', `Could not be looked up at Stripe (${troubleOf(error).words}); a restricted key may not be allowed to.`);
  }
}

/** Whether Stripe accepts the key, is of its mode, and sends its news here; and how far the clocks are apart. Nothing is changed there. */
export async function checkStripe({ stripe: settings, publicUrl }: Pick<Config, 'stripe' | 'publicUrl'>, clock: Clock): Promise<Finding[]> {
  if (settings === null) return [];
  const stripe = stripeClient(settings);
  try {
    const balance = await stripe.balance.retrieve();
    const live = isLiveKey(settings.secretKey);
    const reached = balance.livemode === live ? fine('Stripe', `Answers, in ${live ? 'live' : 'test'} mode.`) : wrong('Stripe', 'Its mode is not the key’s: look at STRIPE_SECRET_KEY.');
    const date = Date.parse(balance.lastResponse.headers['date'] ?? '');
    return [reached, ...(Number.isNaN(date) ? [] : [checkClock(clock.now() - date)]), await readEndpoints(stripe, publicUrl)];
  } catch (error) {
    return [unreached(error)];
  }
}
