import { expect } from '@open-wc/testing';
import { tabMemory } from './tab-memory.ts';

describe('what a tab remembers', () => {
  afterEach(() => { sessionStorage.removeItem('test-memory'); });

  it('is kept in the tab and forgotten when told so', () => {
    tabMemory.set('test-memory', 'a');
    expect(tabMemory.get('test-memory')).to.equal('a');
    tabMemory.remove('test-memory');
    expect(tabMemory.get('test-memory')).to.equal(null);
  });

  it('is nothing where the browser refuses storage, and nothing breaks', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get() { throw new DOMException('refused', 'SecurityError'); } });
    try {
      tabMemory.set('test-memory', 'a');
      tabMemory.remove('test-memory');
      expect(tabMemory.get('test-memory')).to.equal(null);
    } finally {
      if (own) Object.defineProperty(window, 'sessionStorage', own);
    }
  });
});
