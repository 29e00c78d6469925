import type { UserId } from '../primitives/id.ts';
import type { Service } from './service.ts';

/** Whether somebody may read a service's page: its provider always, others while it is published or paused. Blocks are checked with the provider. */
export function mayRead(service: Service, viewerId: UserId | null): boolean {
  return service.providerId === viewerId || service.state === 'published' || service.state === 'paused';
}

/** Whether somebody may change a service: its provider alone. */
export function mayChange(service: Service, viewerId: UserId | null): boolean {
  return service.providerId === viewerId;
}
