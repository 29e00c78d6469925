import { pino } from 'pino';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { systemClock } from '../primitives/clock.ts';
import { smtpFault } from '../rails/mail/smtp.ts';
import { checkDatabase } from './database-checks.ts';
import { fine, wrong, type Finding } from './finding.ts';
import { checkSettings } from './settings-checks.ts';
import { checkStripe } from './stripe-checks.ts';

async function mailServer({ mail }: Config): Promise<Finding[]> {
  if (mail.smtpUrl === undefined) return [];
  const fault = await smtpFault(mail);
  return [fault === null ? fine('mail server', 'Answers and takes our name.') : wrong('mail server', `It does not take mails (${fault}): look at SMTP_URL.`)];
}

function settings(variables: Readonly<Record<string, string | undefined>> | undefined): Config | readonly Finding[] {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => wrong('settings', line));
  }
}

/** Everything that can be looked at from here, without changing anything. With settings that can't be read only those are said. */
export async function examine(variables?: Readonly<Record<string, string | undefined>>): Promise<readonly Finding[]> {
  const config = settings(variables);
  if (!('mode' in config)) return config;
  const clock = systemClock();
  return [...checkSettings(config), ...await mailServer(config), ...await checkDatabase(config, { clock, log: pino({ level: 'silent' }) }), ...await checkStripe(config, clock)];
}
