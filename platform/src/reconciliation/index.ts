export { dismissFinding, listFindings, readFinding, readRailBeside, repairFinding, type FindingCase, type RailBeside } from './actions.ts';
export { checkBooksNow, readBooksCheck } from './check-actions.ts';
export type { BooksCheck } from './check-store.ts';
export { effects } from './effects.ts';
export type { Bearer, RailFinding } from './finding.ts';
export { sweeps } from './jobs.ts';
export { othersTables } from './own-records.ts';
export type { SideSums } from './record-store.ts';
