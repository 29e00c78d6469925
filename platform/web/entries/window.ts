import '../forms/form.ts';
import '../window/close-window.ts';
import '../window/consent.ts';
import '../window/hand-over.ts';

if (document.querySelector('ck-passkey-sign-in') !== null) void import('../account/elements.ts');
