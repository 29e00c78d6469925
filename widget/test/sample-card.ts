import type { ServiceCard } from '../src/card-wire.ts';

/** A card as the platform serves it, with what a test wants different. */
export const sampleCard = (wishes: Partial<ServiceCard> = {}): ServiceCard => ({
  id: 'svc_nursery', url: 'https://choku.example/s/svc_nursery', title: '川口市の保育園えらび、見学7か所のリアルを話します', pricePerMinute: 80,
  provider: { nickname: 'さとみ', avatarUrl: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>' },
  light: 'available', nextTalkTime: null, answerMinutes: 2, rating: { average: 4.9, count: 37 }, talkCount: 128,
  modes: ['voice', 'video'], embed: 'frame', frameUrl: 'https://choku.example/embed/svc_nursery', ...wishes,
});
