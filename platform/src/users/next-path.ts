/** Where people go after signing in when they came from nowhere. */
export const HOME_AFTER_SIGN_IN = '/my';

/** A path of the platform to go on to; anything that could lead elsewhere becomes my page. */
export function safeNext(given: string | null): string {
  if (given === null || given.length > 2_000 || !/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/u.test(given)) return HOME_AFTER_SIGN_IN;
  const address = new URL(given, 'https://platform.invalid');
  const path = address.pathname + address.search + address.hash;
  // Dots may cancel out so that two slashes come first: the browser would read a host there.
  return address.origin === 'https://platform.invalid' && !path.startsWith('//') ? path : HOME_AFTER_SIGN_IN;
}
