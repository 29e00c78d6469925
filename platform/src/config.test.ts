import { describe, expect, it } from 'vitest';
import { ConfigError, printsKeys, readConfig } from './config.ts';

const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://choku.example', SMTP_URL: 'smtps://mail.example' };
const standIn = { NODE_ENV: 'test', STRIPE_API_URL: 'http://127.0.0.1:4242' };
const wrong = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings of cards', () => {
  it('need a key of Stripe in production, or the test rail in so many words', () => {
    expect(wrong(production)).toContain('STRIPE_SECRET_KEY');
    expect(readConfig({ ...production, CHOKU_CARDS: 'test' }).stripe).toBeNull();
    expect(readConfig({ ...production, STRIPE_SECRET_KEY: 'rk_live_1' }).stripe).toMatchObject({ secretKey: 'rk_live_1' });
  });

  it('take a live key in production alone, or where it moves nothing', () => {
    expect(wrong({ STRIPE_SECRET_KEY: 'sk_live_1' })).toContain('a live key is for NODE_ENV=production');
    expect(wrong({ NODE_ENV: 'test', STRIPE_SECRET_KEY: 'sk_live_1' })).toContain('a live key');
    expect(readConfig({ ...standIn, STRIPE_SECRET_KEY: 'sk_live_made_up' }).stripe).toMatchObject({ apiUrl: 'http://127.0.0.1:4242' });
  });

  it.each(['https://127.0.0.1:1', 'http://localhost:1', 'http://127.0.0.1.example:1', 'http://127.0.0.1', 'http://10.0.0.1:1'])('reach no stand-in at %s', (url) => {
    expect(wrong({ NODE_ENV: 'test', STRIPE_API_URL: url })).toContain('STRIPE_API_URL');
  });

  it.each(['production', 'development'])('reach no stand-in in %s', (mode) => {
    expect(wrong({ ...production, ...standIn, NODE_ENV: mode, STRIPE_SECRET_KEY: 'sk_test_1' })).toContain('NODE_ENV=test alone');
  });

  it.each<Readonly<Record<string, string>>>([{ STRIPE_SECRET_KEY: 'pk_test_1' }, { STRIPE_SECRET_KEY: 'sk_1' }, { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'secret' }, { STRIPE_WEBHOOK_SECRET: 'whsec_1' }])('are refused where they can’t be right: %j', (variables) => {
    expect(wrong(variables)).toMatch(/STRIPE_/u);
  });

  it('print no private key', () => {
    expect(['vonage:*', '*', 'app, vonage:video', 'express:*', ''].map(printsKeys)).toEqual([true, true, true, false, false]);
    expect(wrong({ ...production, CHOKU_CARDS: 'test', DEBUG: 'vonage:*' })).toContain('DEBUG');
  });
});
