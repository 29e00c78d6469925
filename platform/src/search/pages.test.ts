import { describe, expect, it } from 'vitest';
import { addressOf, fromAddress } from './address-page.ts';
import { chosenFilters, withoutFilter } from './names-page.ts';

const read = (query: string) => fromAddress(new URLSearchParams(query));

describe('the address of a search', () => {
  it('says everything that is asked for, and comes back as it was', () => {
    const address = '/search?q=保育園+川口&category=town&tags=猫,犬&prefecture=埼玉県&city=川口市&priceMin=50&priceMax=100&modes=voice,video&minStars=4&day=mon&hour=20&available=true&order=price';
    const { asked, refused } = read(address.split('?')[1] ?? '');
    expect(refused).toEqual([]);
    expect(decodeURIComponent(addressOf(asked))).toBe(address);
  });

  it('understands a form without JavaScript: lists as several, empty fields, the ends of a price mixed up', () => {
    const { asked, refused } = read('q=&order=&tags=猫&tags=犬&modes=voice&modes=chat&priceMin=200&priceMax=100&minStars=');
    expect(refused).toEqual([]);
    expect(asked).toMatchObject({ tags: ['猫', '犬'], modes: ['voice', 'chat'], priceMin: 100, priceMax: 200 });
    expect(asked.q).toBeUndefined();
  });

  it.each([
    ['category=nothing', 'category'], ['prefecture=アトランティス', 'prefecture'], ['priceMax=many', 'priceMax'], ['priceMin=9', 'priceMin'], ['modes=smell', 'modes'], ['minStars=6', 'minStars'], ['day=someday', 'day'], ['hour=24', 'hour'],
    [`q=${'あ'.repeat(101)}`, 'q'], ['order=bought', 'order'], ['provider=1', 'provider'], [`tags=${Array.from({ length: 11 }, (_, at) => at).join(',')}`, 'tags'], ["category=' OR 1=1 --", 'category'], ['city=', undefined], ['cursor=%00', undefined],
  ])('leaves out what makes no sense and says so: %s', (query, name) => {
    const { asked, refused } = read(query);
    expect(refused).toEqual(name === undefined ? [] : [name]);
    if (name !== undefined) expect(asked[name as keyof typeof asked]).toBeUndefined();
  });

  it('names each filter that is on, with the address without it', () => {
    const { asked } = read('q=猫&prefecture=埼玉&city=川口市&tags=犬,猫&priceMax=100&day=sun&hour=9');
    expect(chosenFilters(asked, 'ja').map(({ text, without }) => [text, decodeURIComponent(without)])).toEqual([
      ['#犬', '/search?q=猫&tags=猫&prefecture=埼玉&city=川口市&priceMax=100&day=sun&hour=9'], ['#猫', '/search?q=猫&tags=犬&prefecture=埼玉&city=川口市&priceMax=100&day=sun&hour=9'],
      ['埼玉県', '/search?q=猫&tags=犬,猫&priceMax=100&day=sun&hour=9'], ['川口市', '/search?q=猫&tags=犬,猫&prefecture=埼玉&priceMax=100&day=sun&hour=9'],
      ['¥100まで', '/search?q=猫&tags=犬,猫&prefecture=埼玉&city=川口市&day=sun&hour=9'], ['日曜日 9時台', '/search?q=猫&tags=犬,猫&prefecture=埼玉&city=川口市&priceMax=100'],
    ]);
    expect(decodeURIComponent(withoutFilter(asked, 'times'))).toBe('/search?q=猫&tags=犬,猫&prefecture=埼玉&city=川口市&priceMax=100');
  });
});
