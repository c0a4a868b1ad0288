import { EventDraft } from '../../domain/event/event.ts';
import { checkWords } from '../../domain/event/check-words.ts';
import type { Day } from '../../domain/event/calendar.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { Issue } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { issuesOf, notValid, parse } from '../parse.ts';

/**
 * The event handed in, checked in full: shape, words of the vocabulary, and no day that has not come yet.
 * @throws Problem `not-valid`
 */
export function parseDraft(ctx: Ctx, input: unknown): EventDraft {
  const draft = parse(EventDraft, input);
  const issues = misfits(draft, ctx.definitions.catalogue().words, ctx.today());
  if (issues.length > 0) throw notValid(issues);
  return draft;
}

/** The same for rows of a file, whose faults are listed and not thrown. */
export function draftOrIssues(input: unknown, words: Lexicon, today: Day): { draft: EventDraft } | { issues: Issue[] } {
  const parsed = EventDraft.safeParse(input);
  if (!parsed.success) return { issues: issuesOf(parsed.error, input) };
  const issues = misfits(parsed.data, words, today);
  return issues.length > 0 ? { issues } : { draft: parsed.data };
}

/** What is the matter with an event whose shape is right: unknown words, and days that have not come. */
export function misfits(draft: EventDraft, words: Lexicon, today: Day): Issue[] {
  return [...checkWords(draft, words), ...lateDays(draft, today)];
}

function lateDays({ when, status, firstLogged }: EventDraft, today: Day): Issue[] {
  const late = (field: string, day: Day | undefined): Issue[] =>
    day && day > today
      ? [
          {
            field,
            value: day,
            message: 'Date must be today or in the past',
            fix: `Give a day up to ${today}, or keep the event as a draft.`,
          },
        ]
      : [];
  if (status === 'draft') return [];
  return [...late('when.from', when.from), ...late('when.to', when.to), ...late('firstLogged', firstLogged)];
}
