import type { UserId } from '../primitives/id.ts';
import type { Receipt } from './receipt.ts';

/** Whether a receipt is somebody's to read: the visitor's whom it was made for. For everybody else it does not exist. */
export function mayRead(receipt: Receipt, userId: UserId): boolean {
  return receipt.userId === userId;
}
