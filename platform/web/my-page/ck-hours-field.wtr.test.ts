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

  it('says in a sentence what is lit', async () => {
    const element = await field([{ days: ['sat', 'sun'], from: '20:30', to: '22:30' }]);
    assert.equal(element.querySelector('[data-sentence]')?.textContent, '土日の20時半–22時半が多めです。');
  });

  it('is saved on the way to another step once something was painted, and left alone before', async () => {
    const page = await fixture(html`<div><a href="/my/services/svc_1?step=price">戻る</a><ck-form next="/my/services/svc_1?step=publish"><form><ck-hours-field lang="ja"><input type="hidden" name="talkTimes" data-kind="json" value=${JSON.stringify(given)}></ck-hours-field></form></ck-form></div>`);
    let sent = 0;
    const form = page.querySelector('form');
    form?.addEventListener('submit', (event) => { event.preventDefault(); sent += 1; });
    const link = page.querySelector('a');
    const press = (): boolean => link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })) ?? true;
    // Nothing may really leave the page of the test; who prevents it first is seen by what was sent.
    window.addEventListener('click', (event) => { event.preventDefault(); }, { once: true });
    press();
    assert.equal(sent, 0);
    page.querySelector('[data-window="mon 10"]')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await page.querySelector<CkHoursField>('ck-hours-field')?.updateComplete;
    assert.isFalse(press());
    assert.equal(sent, 1);
    assert.equal(page.querySelector('ck-form')?.getAttribute('next'), '/my/services/svc_1?step=price');
  });

  it('has hours of its own from the start where there is nothing to fall back to', async () => {
    const element = await fixture<CkHoursField>(html`<ck-hours-field always lang="ja"><input type="hidden" name="talkTimes" data-kind="json" value="[]"></ck-hours-field>`);
    assert.deepEqual(valueOf(element), []);
    assert.isNotNull(element.querySelector('.painting'));
    assert.isNull(element.querySelector('input[type="radio"]'));
  });
});
