/** The services of the browsers' vendors: Chrome and its kin, Firefox, Edge, Safari. A name with a dot in front stands for every host below it. */
const vendors = ['fcm.googleapis.com', '.push.services.mozilla.com', '.notify.windows.com', 'web.push.apple.com', '.push.apple.com'] as const;

const mostCharacters = 1_000;

function parsed(endpoint: string): URL | null {
  if (endpoint.length > mostCharacters || /[^\u0021-\u007e]/u.test(endpoint)) return null;
  return URL.canParse(endpoint) ? new URL(endpoint) : null;
}

const isVendor = (host: string) => vendors.some((vendor) => (vendor.startsWith('.') ? host.endsWith(vendor) && host.length > vendor.length : host === vendor));

/**
 * Whether a push may be sent to an address that a client named: https to a vendor's host on its usual port, with no name or password in it.
 * `loopback` allows 127.0.0.1 as well, for tests against a service of their own.
 */
export function isPushHost(endpoint: string, { loopback }: { readonly loopback: boolean }): boolean {
  const url = parsed(endpoint);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (loopback && url.protocol === 'http:' && url.hostname === '127.0.0.1' && /^http:\/\/127\.0\.0\.1:\d+\//u.test(endpoint)) return true;
  // The host as written, too: an address that only becomes a vendor's by the parser's good will is not one.
  return url.protocol === 'https:' && url.port === '' && isVendor(url.hostname) && endpoint.toLowerCase().startsWith(`https://${url.hostname}/`);
}
