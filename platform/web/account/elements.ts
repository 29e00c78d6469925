/** The elements of sign-in and of the account's settings: loaded only where one of them stands. */
import './ck-add-passkey.ts';
import './ck-export.ts';
import './ck-passkey-sign-in.ts';
