import type { Choku } from '@choku/sdk';

const address = '/service-worker.js';

/** What a browser lets us do: `unsupported` also in private windows, and on iPhones outside the home screen. */
export type PushPermission = NotificationPermission | 'unsupported';

interface ScriptPolicy { createScriptURL(url: string): string }
interface PolicyFactory { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }

let trusted: string | undefined;

/** The one script address our pages may hand to the browser, where it insists on a policy for that. */
function trustedAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const rules = { createScriptURL: (url: string) => { if (url !== address) throw new TypeError('not our worker'); return url; } };
  trusted ??= factory === undefined ? address : factory.createPolicy('choku', rules).createScriptURL(address);
  return trusted;
}

/** Has the browser run our service worker for this origin; null where it can't or won't. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    return await navigator.serviceWorker.register(trustedAddress(), { scope: '/' });
  } catch (error) {
    // Refused by the browser's settings, or no connection: pages work without it.
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

/** Whether this browser may show notifications. */
export function pushPermission(): PushPermission {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

async function subscribed(publicKey: string): Promise<PushSubscription | null> {
  await registerWorker();
  if (!('serviceWorker' in navigator)) return null;
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  if (known !== null) return known;
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** What came of taking pushes. */
export type PushOutcome = 'on' | 'denied' | 'failed';

/** Asks the person where they haven't been asked, subscribes this browser and makes it a device of theirs. Call it from a press. */
export async function takePushes(choku: Choku): Promise<PushOutcome> {
  if (pushPermission() === 'unsupported') return 'failed';
  if (await Notification.requestPermission() !== 'granted') return 'denied';
  try {
    const { publicKey } = await choku.get('/v1/me/notifications');
    const { endpoint, keys } = (await subscribed(publicKey))?.toJSON() ?? {};
    if (endpoint === undefined || keys?.['p256dh'] === undefined || keys['auth'] === undefined) return 'failed';
    await choku.post('/v1/me/push-devices', { body: { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } } });
    return 'on';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'failed';
  }
}

/** Ends this browser's subscription: nothing reaches it any more, whoever would send. */
export async function dropPushes(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/');
  const known = await registration?.pushManager.getSubscription();
  await known?.unsubscribe();
}
