import { tabMemory } from '../page/tab-memory.ts';
import { controlsOf } from './values.ts';

const nameOf = (address: string): string => `choku-draft:${location.pathname}:${address}`;

const keepable = (form: HTMLFormElement) => controlsOf(form).filter((control) => control.type !== 'password' && control.type !== 'hidden');

/** Keeps what was typed so far in this tab, so that a reload or a sign-in in between loses nothing. */
export function keepDraft(form: HTMLFormElement, address: string): void {
  const values = keepable(form).map((control) => [control.name, control.value, control instanceof HTMLInputElement && control.checked] as const);
  tabMemory.set(nameOf(address), JSON.stringify(values));
}

/** Puts back what was typed before. Fields that no longer exist are left out. */
export function restoreDraft(form: HTMLFormElement, address: string): void {
  const kept = tabMemory.get(nameOf(address));
  if (kept === null) return;
  const values = JSON.parse(kept) as readonly (readonly [string, string, boolean])[];
  for (const control of keepable(form)) {
    const choice = control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
    const found = values.find(([name, value]) => name === control.name && (!choice || value === control.value));
    if (!found) continue;
    if (choice) control.checked = found[2];
    else control.value = found[1];
  }
}

/** Forgets a draft: it was sent. */
export function dropDraft(address: string): void {
  tabMemory.remove(nameOf(address));
}
