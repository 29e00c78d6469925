import type { components, operations } from '@choku/sdk';

type Schemas = components['schemas'];

/** The platform's answers as its pages and the frame use them, by the SDK's types. */
export type Talk = Schemas['Talk'];
export type TalkHold = Schemas['TalkHold'];
export type RequestForm = Schemas['RequestForm'];
export type Service = Schemas['Service'];
export type Photo = Schemas['Photo'];
export type Person = Schemas['Person'];
export type Message = Schemas['Message'];
export type Conversation = Schemas['Conversation'];
export type BlogAddress = Schemas['BlogAddress'];
export type Review = Schemas['Review'];
export type Sales = Schemas['Sales'];
export type Me = Schemas['Me'];
export type FrameTokens = Schemas['FrameSession'];
export type Statement = operations['getStatement']['responses'][200]['content']['application/json'];
export type LeaseReply = operations['renewLease']['responses'][200]['content']['application/json'];
export type JoinReply = operations['joinTalk']['responses'][200]['content']['application/json'];
export type RequestBody = operations['requestTalk']['requestBody']['content']['application/json'];

/** Whether a talk still goes on: requested, accepted or live. */
export function isOpen(talk: Pick<Talk, 'state'> | null): boolean {
  return talk !== null && (talk.state === 'requested' || talk.state === 'accepted' || talk.state === 'live');
}

/** Whether a talk was held and has a bill. */
export function isBilled(talk: Talk): boolean {
  return talk.state === 'ended' || talk.state === 'settled';
}
