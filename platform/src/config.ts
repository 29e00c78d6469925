import { z } from 'zod';
import { noOperatorFacts, readOperatorFacts, type OperatorFacts } from './operator-facts.ts';

const flag = z.enum(['0', '1']).default('0').transform((value) => value === '1');
const port = z.coerce.number().int().min(1).max(65_535);
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

/** Every environment variable the platform reads, each with a sentence; the operator's guide lists them. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development').describe('production switches off the demo, the local mailbox and every development page.'),
  PORT: port.default(4000).describe('Port of the platform.'),
  HOST: z.string().default('localhost').describe('Address to listen on.'),
  BLOG_PORT: port.default(4001).describe('Port of the demo blog, on 127.0.0.1.'),
  DATA_DIR: z.string().default('.data').describe('Folder of the SQLite file and of what the platform generates.'),
  DATABASE_URL: z.string().regex(/^(mysql|mariadb):\/\//).optional().describe('MariaDB or MySQL; without it an SQLite file in DATA_DIR.'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//).optional().describe('Redis, to wake other processes; needed only with more than one process.'),
  PUBLIC_URL: origin.optional().describe('Address people type, e.g. https://choku.example; without it http://localhost:PORT.'),
  EMBED_URL: origin.optional().describe('Own origin of the embedded frame, e.g. https://embed.choku.example; without it PUBLIC_URL.'),
  MEDIA_URL: origin.optional().describe('Own origin of uploaded photos, e.g. https://media.choku.example; without it PUBLIC_URL.'),
  CHOKU_DEMO: flag.describe('1 seeds demo people into an empty database and serves the demo blog; refused in production.'),
  CHOKU_CARDS: z.enum(['test']).optional().describe('test allows the test rail, which moves no money, in production.'),
  STRIPE_SECRET_KEY: z.string().regex(/^(?:sk|rk)_(?:test|live)_\w+$/, 'must be a secret or restricted key: sk_test_…, sk_live_…, rk_test_… or rk_live_…').optional().describe('Secret or restricted key of Stripe; with it cards are real, and with a live key money moves.'),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\S+$/, 'must be the signing secret of a webhook endpoint: whsec_…').optional().describe('Signing secret of the webhook endpoint at Stripe; without it /webhooks/stripe answers 404.'),
  STRIPE_API_URL: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/, 'must be http://127.0.0.1:PORT').optional().describe('Stand-in for Stripe on 127.0.0.1, with NODE_ENV=test alone; there even a made-up live key moves nothing.'),
  SECRETS_KEY: z.string().regex(/^[\w+/-]{43}=?(?:,[\w+/-]{43}=?)*$/, 'must be 32 bytes in base64 (openssl rand -base64 32); a new key stands before the older ones, separated by commas').optional().describe('Key that bank accounts are sealed under, 32 bytes in base64, older keys after it; without it one is made and kept in DATA_DIR. Production needs it with DATABASE_URL.'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0).describe('How many proxies in front may be believed about the client address.'),
  STUN_URLS: z.string().default('').describe('STUN servers for calls, separated by commas.'),
  TURN_URLS: z.string().default('').describe('TURN servers for calls, separated by commas; with them calls are relayed only.'),
  TURN_SECRET: z.string().default('').describe('Shared secret of the TURN servers, for credentials per talk.'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//).optional().describe('Mail server; without it mails go to the local mailbox (not in production).'),
  MAIL_FROM: z.string().default('Choku <no-reply@localhost>').describe('Sender of mails.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('How much is logged.'),
  PAYABLE_AFTER_DAYS: z.coerce.number().int().min(0).max(90).default(7).describe('Days from collection until sales can be paid out.'),
  OPERATOR_FILE: z.string().optional().describe('JSON file with name, address and contact of whoever runs the platform; the legal pages show them.'),
  BIG_HOLD_FROM: z.coerce.number().int().min(1).default(30_000).describe('From this hold in yen on, the request form warns and the bank is asked again.'),
  DEBUG: z.string().default('').describe('Read by libraries; production refuses * and vonage, which print private keys.'),
});

/** How Stripe is reached. The key's beginning says whether money moves. */
export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret?: string | undefined;
  /** A stand-in on loopback; Stripe itself without it. */
  readonly apiUrl?: string | undefined;
}

/** The settings of a platform, typed and checked. */
export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  readonly blogPort: number;
  readonly storageFolder: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Set after listening when the port was picked; never from a request's headers. */
  readonly publicUrl: string;
  readonly embedUrl: string;
  /** Where `/photos/…` is given out. */
  readonly mediaUrl: string;
  readonly demo: boolean;
  /** Null: no key, so the test rail stands in. */
  readonly stripe: StripeSettings | null;
  /** What is sealed is sealed under the first, in base64; none: the platform keeps one of its own in its folder. */
  readonly secretsKeys: readonly string[];
  readonly trustedProxies: number;
  readonly calls: { readonly stunUrls: readonly string[]; readonly turnUrls: readonly string[]; readonly turnSecret: string };
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string };
  /** What libraries are told to print, as given. */
  readonly debug: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly payableAfterDays: number;
  readonly bigHoldFrom: number;
  /** Who runs this platform, as far as it was told. */
  readonly operator: OperatorFacts;
}

/** What is wrong with the environment, a line per variable. */
export class ConfigError extends Error {}

function operatorOf(file: string | undefined): OperatorFacts {
  if (file === undefined) return noOperatorFacts;
  try {
    return readOperatorFacts(file);
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}

const list = (text: string) => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** What is wrong with the settings of Stripe: a stand-in outside of tests, a live key where money must not move. */
function wrongOfStripe({ NODE_ENV: mode, STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhook, STRIPE_API_URL: url }: z.infer<typeof environment>): string[] {
  const wrong: string[] = [];
  if (url !== undefined && mode !== 'test') wrong.push('STRIPE_API_URL: a stand-in for Stripe exists with NODE_ENV=test alone.');
  if (key !== undefined && /^.._live_/u.test(key) && mode !== 'production' && url === undefined) wrong.push('STRIPE_SECRET_KEY: a live key is for NODE_ENV=production; take a test key.');
  if (webhook !== undefined && key === undefined) wrong.push('STRIPE_SECRET_KEY: STRIPE_WEBHOOK_SECRET needs it.');
  return wrong;
}

/** Whether a value of DEBUG makes the package of Vonage print the application's private key. */
export function printsKeys(debug: string): boolean {
  return debug.split(/[\s,]+/u).some((name) => name === '*' || name.startsWith('vonage'));
}

function refuseUnsafe(values: z.infer<typeof environment>): void {
  const missing = wrongOfStripe(values);
  if (values.NODE_ENV === 'production') missing.push(...missingInProduction(values));
  if (missing.length > 0) throw new ConfigError(missing.join('\n'));
}

function missingInProduction(values: z.infer<typeof environment>): string[] {
  const missing: string[] = [];
  if (values.PUBLIC_URL === undefined) missing.push('PUBLIC_URL: production needs the address people type.');
  if (values.CHOKU_DEMO) missing.push('CHOKU_DEMO: the demo does not exist in production.');
  if (values.SMTP_URL === undefined) missing.push('SMTP_URL: production needs a mail server.');
  if (values.STRIPE_SECRET_KEY === undefined && values.CHOKU_CARDS !== 'test') missing.push('STRIPE_SECRET_KEY: production needs a key of Stripe; or say CHOKU_CARDS=test to run on the test rail, which moves no money.');
  if (values.DATABASE_URL !== undefined && values.SECRETS_KEY === undefined) missing.push('SECRETS_KEY: production with DATABASE_URL needs the key that bank accounts are sealed under, the same for every process: openssl rand -base64 32.');
  if (printsKeys(values.DEBUG)) missing.push('DEBUG: this value prints private keys into the log; leave it out.');
  if (values.TURN_URLS !== '' && values.TURN_SECRET === '') missing.push('TURN_SECRET: TURN_URLS need it.');
  return missing;
}

/** Stripe's package prints texts that its server sends in test mode unless the environment says otherwise. */
export function silenceStripe(variables: Record<string, string | undefined> = process.env): void {
  variables['STRIPE_SUPPRESS_NOTICES'] ??= 'true';
}

function stripeOf({ STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl }: z.infer<typeof environment>): StripeSettings | null {
  return secretKey === undefined ? null : { secretKey, webhookSecret, apiUrl };
}

/** Reads the settings from environment variables. Throws a ConfigError that names each wrong one. */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const values = parsed.data;
  refuseUnsafe(values);
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    mode: values.NODE_ENV, host: values.HOST, port: values.PORT, blogPort: values.BLOG_PORT, storageFolder: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL, redisUrl: values.REDIS_URL, publicUrl, embedUrl: values.EMBED_URL ?? publicUrl, mediaUrl: values.MEDIA_URL ?? publicUrl, demo: values.CHOKU_DEMO,
    stripe: stripeOf(values), secretsKeys: list(values.SECRETS_KEY ?? ''), trustedProxies: values.TRUSTED_PROXIES, calls: { stunUrls: list(values.STUN_URLS), turnUrls: list(values.TURN_URLS), turnSecret: values.TURN_SECRET },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM }, debug: values.DEBUG, logLevel: values.LOG_LEVEL, payableAfterDays: values.PAYABLE_AFTER_DAYS, bigHoldFrom: values.BIG_HOLD_FROM, operator: operatorOf(values.OPERATOR_FILE),
  };
}
