import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { personFor, type PeopleReader } from '../users/index.ts';
import type { Report } from './report.ts';
import type * as schema from './schema.ts';
import { nextTexts } from './texts.ts';

/** A report as its reporter reads it. What was decided about the other person stays with the operator; the reporter gets its words. */
export async function reportReply(reader: PeopleReader, { report, shownMessages }: { report: Report; shownMessages: number }, locale: Locale): Promise<z.input<typeof schema.report>> {
  const { decided } = report;
  const state = decided === null ? 'open' : 'decided';
  return {
    id: report.reportId, reference: report.reference, kind: report.kind, about: await personFor(reader, report.reporterId, report.ownerId), reason: report.reason, words: report.words,
    shownMessages, state, next: nextTexts[state][locale], answer: decided === null ? null : decided.wordsToReporter, createdAt: toWire(report.createdAt),
    decidedAt: decided === null ? null : toWire(decided.decidedAt),
  };
}
