/** What every page of the platform brings along: forms, toasts, dialogs, copying, passwords that can be looked at. */
import '../forms/form.ts';
import { letThingsBeCopied } from '../page/copying.ts';
import { letDialogsOpen } from '../page/dialogs.ts';
import { letPasswordsBeSeen } from '../page/passwords.ts';
import { showKeptToast } from '../page/toast.ts';

letPasswordsBeSeen();
letThingsBeCopied();
letDialogsOpen();
showKeptToast();
