import { cancel } from './attempt.ts';
import { openDispute } from './disputes.ts';
import { happened } from './events.ts';
import { renderSession } from './render-people.ts';
import { known, type World } from './world.ts';

const day = 86_400;

function expireHolds(world: World): void {
  for (const intent of world.intents.values()) {
    if (intent.status !== 'requires_capture' || intent.charge === null) continue;
    const { captureBefore } = known(world.charges, intent.charge);
    if (captureBefore !== null && world.now() >= captureBefore) cancel(world, intent, 'automatic');
  }
}

function expireSessions(world: World): void {
  for (const session of world.sessions.values()) {
    if (session.status !== 'open' || world.now() < session.expiresAt) continue;
    session.status = 'expired';
    happened(world, 'checkout.session.expired', renderSession(world, session));
  }
}

function disputeWhatIsDue(world: World): void {
  for (const charge of world.charges.values()) {
    if (charge.capturedAt === null || charge.disputed || known(world.cards, charge.card).kind !== 'disputed') continue;
    if (world.now() >= charge.capturedAt + day) openDispute(world, charge);
  }
}

/** Does what time alone brings about: holds and pages run out, and the cardholder who disputes everything does so a day later. */
export function passTime(world: World): void {
  expireHolds(world);
  expireSessions(world);
  disputeWhatIsDue(world);
}
