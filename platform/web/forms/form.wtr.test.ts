import { expect, fixture, html } from '@open-wc/testing';
import './form.ts';

describe('a form of a page', () => {
  it('wakes its buttons once somebody listens: before that the browser would post the fields itself', async () => {
    const element = await fixture<HTMLElement>(html`<ck-form method="POST" action="/v1/nowhere"><form method="post"><input name="words"><button type="submit" disabled>保存する</button></form></ck-form>`);
    const button = element.querySelector('button');
    expect(button?.disabled).to.equal(false);
    const pressed = new Event('submit', { bubbles: true, cancelable: true });
    element.querySelector('form')?.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).to.equal(true);
  });
});
