export { dueRunner, type DueRunner, type Sweep } from './due.ts';
export { housekeeping } from './housekeeping.ts';
export { EffectLost, enqueue, type EffectHandler, type EffectRun, type Effects, type NewEffect } from './outbox.ts';
export { outboxWorker, type OutboxWorker } from './outbox-worker.ts';
