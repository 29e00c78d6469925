import { toast } from '../page/toast.ts';
import { PressedElement } from './pressed-element.ts';
import { withProof } from './proof-dialog.ts';
import { say } from './texts.ts';

/** `<ck-export>` around a button: fetches everything the platform keeps of oneself and saves it as a file. */
export class Export extends PressedElement {
  protected async work(): Promise<void> {
    const document_ = await withProof(this.locale, () => this.choku.get('/v1/me/export'));
    if (document_ === undefined) return;
    const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `choku-export-${document_.exportedAt.slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(address);
    toast(say(this.locale, 'exported'));
  }
}
customElements.define('ck-export', Export);
