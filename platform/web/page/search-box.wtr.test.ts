import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { SearchBox } from './search-box.ts';

const found = { items: [
  { kind: 'tag', text: '保育園', url: '#tag', count: 2 }, { kind: 'service', text: '川口市の保育園えらび', url: '#service', count: null },
] };

describe('suggestions under a search field', () => {
  const ownFetch = window.fetch;
  let asked: string[] = [];
  let input: HTMLInputElement;
  const list = (): HTMLElement | null => document.querySelector('.suggestions');
  const type = (text: string, composing = false) => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { isComposing: composing }));
  };
  const press = (key: string, composing = false) => input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: composing, cancelable: true }));

  beforeEach(async () => {
    asked = [];
    window.fetch = async (address) => {
      asked.push(String(address));
      return Response.json(found);
    };
    const form = await fixture<HTMLFormElement>(html`<form role="search" action="/search"><input name="q" aria-label="さがすことば"></form>`);
    const field = form.querySelector('input');
    if (field === null) throw new Error('there is no field');
    input = field;
    expect(new SearchBox(input)).to.be.an.instanceOf(SearchBox);
    input.focus();
  });
  afterEach(() => { window.fetch = ownFetch; });

  it('opens with what was found, says which one is chosen, and leads there by Enter', async () => {
    type('ほいく');
    await waitUntil(() => input.ariaExpanded === 'true');
    expect(list()?.children.length).to.equal(2);
    press('ArrowDown');
    expect(input.getAttribute('aria-activedescendant')).to.equal(list()?.firstElementChild?.id);
    press('ArrowUp');
    expect(input.hasAttribute('aria-activedescendant')).to.equal(false);
    press('ArrowUp');
    expect(list()?.lastElementChild?.ariaSelected).to.equal('true');
    expect(press('Enter')).to.equal(false);
    expect(location.hash).to.equal('#service');
    await expect(input.closest('form')).to.be.accessible();
  });

  it('leaves Enter to the form while nothing is chosen, and closes by Esc', async () => {
    type('ほいく');
    await waitUntil(() => input.ariaExpanded === 'true');
    expect(press('Enter')).to.equal(true);
    press('Escape');
    expect(input.ariaExpanded).to.equal('false');
    expect(list()?.matches(':popover-open')).to.equal(false);
  });

  it('does nothing while kana are being composed', async () => {
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    type('ほ', true);
    await aTimeout(300);
    expect(asked).to.deep.equal([]);
    input.dispatchEvent(new CompositionEvent('compositionend'));
    await waitUntil(() => input.ariaExpanded === 'true');
    press('ArrowDown', true);
    expect(input.hasAttribute('aria-activedescendant')).to.equal(false);
  });
});
