import { assert, fixture, html } from '@open-wc/testing';
import './ck-hours-field.ts';
import type { CkHoursField } from './ck-hours-field.ts';

const given = [{ days: ['mon'], from: '09:00', to: '10:00' }];

async function field(value: unknown): Promise<CkHoursField> {
  return fixture<CkHoursField>(html`<ck-hours-field lang="ja"><input type="hidden" name="talkTimes" data-kind="json" value=${JSON.stringify(value)}></ck-hours-field>`);
}

const valueOf = (element: CkHoursField): unknown => JSON.parse(element.querySelector<HTMLInputElement>('input[name="talkTimes"]')?.value ?? '');

describe('the field of talk times', () => {
  it('keeps the profile’s hours until the service gets its own', async () => {
    const element = await field(null);
    assert.isNull(valueOf(element));
    assert.isNull(element.querySelector('.painting'));
  });

  it('paints with the pointer, along a stroke', async () => {
    const element = await field(given);
    const at = (name: string) => element.querySelector(`[data-window="${name}"]`);
    at('mon 10')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    at('mon 11')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    document.dispatchEvent(new PointerEvent('pointerup'));
    at('mon 12')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await element.updateComplete;
    assert.deepEqual(valueOf(element), [{ days: ['mon'], from: '09:00', to: '12:00' }]);
  });

  it('walks with the arrow keys and lights with a press', async () => {
    const element = await field(given);
    const grid = element.querySelector('.painting');
    for (const key of ['ArrowDown', 'ArrowRight']) grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await element.updateComplete;
    assert.equal((document.activeElement as HTMLElement).dataset['window'], 'tue 7');
    (document.activeElement as HTMLElement).click();
    await element.updateComplete;
    assert.deepEqual(valueOf(element), [{ days: ['mon'], from: '09:00', to: '10:00' }, { days: ['tue'], from: '07:00', to: '08:00' }]);
  });

  it('has hours of its own from the start where there is nothing to fall back to', async () => {
    const element = await fixture<CkHoursField>(html`<ck-hours-field always lang="ja"><input type="hidden" name="talkTimes" data-kind="json" value="[]"></ck-hours-field>`);
    assert.deepEqual(valueOf(element), []);
    assert.isNotNull(element.querySelector('.painting'));
    assert.isNull(element.querySelector('input[type="radio"]'));
  });
});
