import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openStripe } from '../../../tests/support/stripe/stand-in.ts';
import { readConfig } from '../config.ts';
import { systemClock } from '../primitives/clock.ts';
import { newsTypes } from '../rails/cards/stripe-news.ts';
import { smtpFault } from '../rails/mail/smtp.ts';
import { examine } from './examine.ts';
import { faultsIn, report, type Finding } from './finding.ts';
import { checkSettings } from './settings-checks.ts';
import { checkClock, checkEndpoint, checkStripe } from './stripe-checks.ts';

const complete = { NODE_ENV: 'production', PUBLIC_URL: 'https://choku.example', SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'Choku <no-reply@choku.example>', TURN_URLS: 'turn:turn.choku.example', TURN_SECRET: 's', STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
const wrongs = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'wrong').map(({ about }) => about);
const endpoint = { url: 'https://choku.example/webhooks/stripe', status: 'enabled', api_version: '2026-10-28.endive', enabled_events: [...newsTypes] } as unknown as Parameters<typeof checkEndpoint>[0][number];

describe('the doctor', () => {
  it('finds nothing wrong with settings that are complete but for who the operator is', () => {
    expect(wrongs(checkSettings(readConfig(complete)))).toEqual(['OPERATOR_FILE', 'payouts']);
  });

  it.each([
    [{ PUBLIC_URL: 'http://choku.example' }, 'PUBLIC_URL'], [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'cards'], [{ STRIPE_WEBHOOK_SECRET: '' }, 'webhook'],
    [{ TURN_URLS: '' }, 'TURN'], [{ MAIL_FROM: 'Choku <no-reply@localhost>' }, 'mail'],
  ])('says what is wrong in production with %j', (change, about) => {
    expect(wrongs(checkSettings(readConfig({ ...complete, ...change })))).toContain(about);
  });

  it('only remarks on a platform for trying things, but for keys that would be printed', () => {
    expect(wrongs(checkSettings(readConfig({})))).toEqual([]);
    expect(wrongs(checkSettings(readConfig({ DEBUG: 'vonage:*' })))).toEqual(['DEBUG']);
  });

  it('knows an endpoint that is missing, disabled, of another version or hears too little', () => {
    const of = (change: object) => checkEndpoint([{ ...endpoint, ...change }], 'https://choku.example');
    expect(of({})).toMatchObject({ state: 'fine' });
    const [other, disabled, old, deaf] = [of({ url: 'https://else.example' }), of({ status: 'disabled' }), of({ api_version: null }), of({ enabled_events: ['refund.failed'] })];
    expect(wrongs([other, disabled, old, deaf])).toHaveLength(4);
    expect(deaf.words).toContain('payment_intent.succeeded');
  });

  it('knows a clock that is wrong', () => {
    expect(wrongs([checkClock(0), checkClock(59_000), checkClock(-120_000), checkClock(120_000)])).toHaveLength(2);
  });

  it('asks Stripe, and says when the key is another account’s or of another mode', async () => {
    const stripe = await openStripe();
    stripe.world.endpoints.set('we_1', { id: 'we_1', created: 0, url: 'http://127.0.0.1:4/webhooks/stripe', secret: 'whsec_1', types: ['*'], description: null, metadata: {} });
    const ask = (secretKey: string) => checkStripe({ stripe: { secretKey, apiUrl: stripe.url }, publicUrl: 'http://127.0.0.1:4' }, systemClock());
    expect(await ask(stripe.secretKey)).toMatchObject([{ about: 'Stripe', state: 'fine' }, { about: 'clock', state: 'fine' }, { about: 'webhook', state: 'fine' }]);
    expect(await ask('sk_test_of_somebody_else')).toMatchObject([{ about: 'Stripe', state: 'wrong', words: expect.stringContaining('not accepted') }]);
    await stripe.close();
  });

  it('says when Stripe or the mail server can’t be reached', async () => {
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
    const { port } = silent.address() as AddressInfo;
    expect(wrongs(await checkStripe({ stripe: { secretKey: 'sk_test_1', apiUrl: `http://127.0.0.1:${port}` }, publicUrl: 'https://choku.example' }, systemClock()))).toEqual(['Stripe']);
    expect(await smtpFault({ smtpUrl: `smtp://127.0.0.1:${port}`, from: '' })).toBeTypeOf('string');
    await new Promise((resolve) => { silent.close(resolve); });
  });

  it('writes one line each', () => {
    expect(report([{ about: 'a', state: 'fine', words: 'x' }, { about: 'long', state: 'wrong', words: 'y' }])).toBe('✓ a     x\n✗ long  y');
  });

  it('names each setting that can’t be read, and finds nothing wrong with none at all', async () => {
    const unreadable = await examine({ STRIPE_SECRET_KEY: 'pk_live_1', PORT: '0' });
    expect(unreadable.map(({ words }) => words.split(':')[0]).toSorted()).toEqual(['PORT', 'STRIPE_SECRET_KEY']);
    expect([faultsIn(unreadable), faultsIn(await examine({ DATA_DIR: '/nowhere' }))]).toEqual([2, 0]);
  });
});
