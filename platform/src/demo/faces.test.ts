import { describe, expect, it } from 'vitest';
import { idPattern } from '../primitives/id.ts';
import { drawnAvatar } from '../site/avatar.ts';
import { demoUserId } from './faces.ts';
import { readSource } from './source.ts';

describe('the faces of the demo', () => {
  const source = readSource();
  const nicknames = [...new Set([...source.providers.map(({ nickname }) => nickname), ...[...source.reviews, ...source.talks, ...source.chats].map(({ visitor }) => visitor)])];

  it('belong to one person each, under an id like everybody’s', () => {
    const ids = nicknames.map(demoUserId);
    expect(new Set(ids).size).toBe(nicknames.length);
    for (const id of ids) expect(id).toMatch(idPattern('user'));
  });

  it('stay the same from one demo to the next', () => {
    expect(drawnAvatar(demoUserId('さとみ'))).toBe(drawnAvatar(demoUserId('さとみ')));
    expect(demoUserId('さとみ')).toBe('usr_sjefmdtzhhqddf5az0v1');
  });
});
