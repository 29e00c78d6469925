import type { Locale } from '../primitives/locale.ts';
import { form, hiddenField, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { myServiceTexts as t } from './my-texts.ts';
import type { ShownService } from './parts-pages.ts';

/** Where one press can bring a service. */
export type Target = 'published' | 'paused' | 'unpublished';
const buttons = { published: t.publish, paused: t.pause, unpublished: t.unpublish } as const;
/** The presses offered in a state. A draft is published at the end of its steps. */
export const targets: Readonly<Record<ShownService['state'], readonly Target[]>> = { draft: [], published: ['paused', 'unpublished'], paused: ['published', 'unpublished'], unpublished: ['published'], hidden: [] };

/** One press that publishes, pauses or unpublishes. */
export function stateForm(service: Pick<ShownService, 'id'>, to: Target, shown: { locale: Locale; next: string; size?: 'small' | 'large' }): Html {
  const { locale, next, size } = shown;
  return form({
    operation: 'setServiceState', method: 'PUT', action: `/v1/services/${service.id}/state`, locale, next, class: 'inline-form',
    ...(to === 'unpublished' && { confirm: t.unpublishConfirm[locale] }),
    fields: html`${hiddenField('state', to)}${submit({ label: buttons[to][locale], busy: (to === 'published' ? t.publishing : t.changing)[locale], look: to === 'published' ? 'ink' : 'line', ...(size !== undefined && { size }) })}`,
  });
}
