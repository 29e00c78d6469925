/** Where somebody signs in from, as far as it is known. */
export interface Arrival {
  /** The network address, for limits only. It is not kept. */
  readonly address: string;
  /** The browser's own description of itself; API clients may send none. */
  readonly userAgent?: string | undefined;
  /** The long-lived secret by which a browser is known again; browsers that never signed in here have none. */
  readonly deviceToken?: string | undefined;
}

/** The names of a browser and the system under it, as the browser says them; null for what it doesn't say. */
export interface DeviceNames {
  readonly browser: string | null;
  readonly system: string | null;
}

// In this order: most browsers also carry the names of the ones they want to be taken for.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//u, 'Edge'], [/\bOPR\/|\bOpera\b/u, 'Opera'], [/\bSamsungBrowser\//u, 'Samsung Internet'], [/\bYaBrowser\//u, 'Yandex'], [/\bLine\//u, 'LINE'],
  [/\bFirefox\/|\bFxiOS\//u, 'Firefox'], [/\bCriOS\/|\b(Headless)?Chrome\/|\bChromium\//u, 'Chrome'], [/\bVersion\/[\d.]+.*\bSafari\//u, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/u, 'iPhone'], [/\biPad\b/u, 'iPad'], [/\bAndroid\b/u, 'Android'], [/\bWindows\b/u, 'Windows'], [/\bCrOS\b/u, 'ChromeOS'], [/\bMac OS X\b|\bMacintosh\b/u, 'Mac'], [/\bLinux\b/u, 'Linux'],
];

const nameIn = (text: string, names: readonly (readonly [RegExp, string])[]) => names.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What a browser says it is. It may not be true, so it only helps people to recognise their own. */
export function deviceNames(userAgent: string | null): DeviceNames {
  const text = userAgent ?? '';
  return { browser: nameIn(text, browsers), system: nameIn(text, systems) };
}

/** The names in one line, `Chrome · Windows`; empty where nothing is known. */
export function deviceLine(userAgent: string | null): string {
  const { browser, system } = deviceNames(userAgent);
  return [browser, system].filter((name) => name !== null).join(' · ');
}
