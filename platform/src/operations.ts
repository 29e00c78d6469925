import { operations as cards } from './cards/index.ts';
import { operations as conversations } from './conversations/index.ts';
import { operations as embed } from './embed/index.ts';
import type { Operation } from './http/operation.ts';
import { operations as ledger } from './ledger/index.ts';
import { operations as notifications } from './notifications/index.ts';
import { operations as events } from './realtime/index.ts';
import { operations as operator } from './operator/index.ts';
import { operations as payouts } from './payouts/index.ts';
import { operations as posts } from './posts/index.ts';
import { operations as receipts } from './receipts/index.ts';
import { operations as reports } from './reports/index.ts';
import { operations as reviews } from './reviews/index.ts';
import { operations as search } from './search/index.ts';
import { operations as services } from './services/index.ts';
import { operations as talks } from './talks/index.ts';
import { operations as users } from './users/index.ts';

/** Every operation of the API, by module: what is mounted, documented and typed in the SDK. */
export const operations: readonly Operation[] = [...users, ...services, ...search, ...embed, ...conversations, ...cards, ...talks, ...ledger, ...payouts, ...receipts, ...posts, ...reviews, ...reports, ...operator, ...notifications, ...events];
