/** What every page of the platform brings along: forms, toasts, dialogs, copying, passwords that can be looked at. */
import '../forms/form.ts';
import { letThingsBeCopied } from '../page/copying.ts';
import { letDialogsOpen } from '../page/dialogs.ts';
import { offerOtherLanguage } from '../page/language-hint.ts';
import { letPasswordsBeSeen } from '../page/passwords.ts';
import { letSearchesSuggest } from '../page/search-fields.ts';
import { showKeptToast } from '../page/toast.ts';

letPasswordsBeSeen();
letThingsBeCopied();
letDialogsOpen();
letSearchesSuggest();
showKeptToast();
offerOtherLanguage();

// Guests have no header of their own, and load nothing of this.
if (document.querySelector('[data-header="me"]') !== null) {
  void import('../my-page/ck-request-bar.ts').then(({ letRequestsBeSeen }) => { letRequestsBeSeen(); });
  // Where a page stands in a frame it isn't ours to look after.
  if (window.top === window) void import('../page/push.ts').then(({ registerWorker }) => registerWorker());
}
if (document.querySelector('ck-passkey-sign-in, ck-add-passkey, ck-export') !== null) void import('../account/elements.ts');
