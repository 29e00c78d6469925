/** Where people go after signing in when they came from nowhere. */
export const HOME_AFTER_SIGN_IN = '/my';

/** A path of the platform to go on to; anything that could lead elsewhere becomes my page. */
export function safeNext(given: string | null): string {
  if (given === null || given.length > 2_000 || !/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/u.test(given)) return HOME_AFTER_SIGN_IN;
  const address = new URL(given, 'https://platform.invalid');
  return address.origin === 'https://platform.invalid' ? address.pathname + address.search + address.hash : HOME_AFTER_SIGN_IN;
}
