import type { components } from '@choku/sdk';

type Schemas = components['schemas'];

/** The platform's answers as these pages use them, by the SDK's types. */
export type Talk = Schemas['Talk'];
export type Person = Schemas['Person'];
export type Message = Schemas['Message'];
export type Conversation = Schemas['Conversation'];
export type BlogAddress = Schemas['BlogAddress'];
export type Review = Schemas['Review'];
export type Sales = Schemas['Sales'];
export type Me = Schemas['Me'];

/** Whether a talk still goes on: requested, accepted or live. */
export function isOpen(talk: Pick<Talk, 'state'>): boolean {
  return talk.state === 'requested' || talk.state === 'accepted' || talk.state === 'live';
}
