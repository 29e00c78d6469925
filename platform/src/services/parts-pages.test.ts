import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { render } from '../site/html.ts';
import { answerWords, serviceTile, type ShownService } from './parts-pages.ts';
import { embedTag } from './service-pages.ts';

const hostile = '"><script>alert(1)</script>';

function shown(given: Partial<ShownService> = {}): ShownService {
  return {
    id: 'svc_0123456789abcdefghjk', url: 'https://choku.example/s/svc_0123456789abcdefghjk', state: 'published', title: '川口市の保育園えらび', prText: '話します', category: 'nursery-school', tags: [],
    pricePerMinute: 80, modes: ['voice'], area: null, talkTimes: null, provider: { id: 'usr_0123456789abcdefghjk', nickname: 'さとみ', avatarUrl: 'https://choku.example/avatars/a.svg', hidden: false },
    light: 'available', nextTalkTime: null, answerMinutes: 2, rating: { average: 4.9, count: 37 }, talkCount: 128, mine: false, photos: [], createdAt: '', updatedAt: '', ...given,
  };
}

describe('a service in a list', () => {
  it('writes what people wrote as text, never as markup', () => {
    const markup = render(serviceTile(shown({ title: hostile, provider: { id: null, nickname: hostile, avatarUrl: 'javascript:alert(1)', hidden: false } }), 'ja'));
    expect(markup).not.toContain('<script>');
    expect(markup).not.toContain('javascript:');
  });

  it('says price, stars and the light in words', () => {
    const markup = render(serviceTile(shown(), 'en'));
    expect(markup).toContain('¥80');
    expect(markup).toContain('4.9');
    expect(markup).toContain('>Available<');
  });

  it('calls somebody without reviews new', () => {
    expect(render(serviceTile(shown({ rating: null }), 'ja'))).toContain('はじめての提供者です');
  });
});

describe('how soon an answer comes', () => {
  const now = instant(Date.UTC(2026, 10, 23, 3, 0));

  it('names the usual answer while the light is on', () => {
    expect(answerWords(shown(), { locale: 'ja', now })).toBe('いつもの応答 2分ほど');
  });

  it('names the next talk time, in Japan’s time, while it is off', () => {
    expect(answerWords(shown({ light: 'away', nextTalkTime: '2026-11-23T12:00:00.000Z' }), { locale: 'ja', now })).toBe('次に話しやすいのは 11月23日(月) 21:00ごろ');
  });

  it('admits that nothing is known yet', () => {
    expect(answerWords(shown({ answerMinutes: null }), { locale: 'en', now })).toBe('No usual answer time yet');
  });
});

describe('the tag for a blog', () => {
  it('names the service, links its page, and lets no nickname break out of the link', () => {
    const tag = embedTag('https://choku.example', { id: 'svc_0123456789abcdefghjk', provider: { nickname: '</a><script>x</script>' } }, 'ja');
    expect(tag).toContain('<choku-talk service-id="svc_0123456789abcdefghjk"><a href="https://choku.example/s/svc_0123456789abcdefghjk">');
    expect(tag.match(/<script/gu)).toHaveLength(1);
    expect(tag).toContain('&lt;/a>&lt;script>');
  });
});
