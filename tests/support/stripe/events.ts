import { newId, type Json, type World } from './world.ts';

/** Says that something happened to an object, as it is now. */
export function happened(world: World, type: string, object: Json): void {
  const event = { id: newId('evt'), created: world.now(), type, object: structuredClone(object), request: { ...world.request }, delivered: false };
  world.events.set(event.id, event);
  world.tell(event);
}
