import type { KnownPublisher } from '../../../../server/domain/desk/publisher.ts';
import { publisherAt } from '../../../../server/domain/desk/publisher-at.ts';
import { dayInWords, type Day } from '../../../../server/domain/event/calendar.ts';
import { CREDIBILITY, RELIABILITY } from '../../words.ts';
import { readDate } from '../date-input.ts';
import type { SourceFields } from './fields.ts';

/** "usually reliable, probably true"; what is not typed yet or is no grade is left out. */
export function gradeWords(grade: string): string {
  const text = grade.trim().toUpperCase();
  const [letter, digit] = [/^[A-F]/.exec(text)?.[0], /[1-6]$/.exec(text)?.[0]];
  return [letter ? RELIABILITY[letter] : undefined, digit ? CREDIBILITY[digit] : undefined].filter(Boolean).join(', ');
}

/** The source with its publisher chosen: the usual grade fills an empty one, and never writes over one. */
export function withPublisher(source: SourceFields, known: KnownPublisher): SourceFields {
  return { ...source, publisher: known.publisher, grade: source.grade.trim() || (known.grade ?? '') };
}

/** The same where another publisher stood: a grade was given to that one, so it goes with it. */
export function withOtherPublisher(source: SourceFields, known: KnownPublisher, before: string): SourceFields {
  const other = before.trim() !== '' && before.trim() !== known.publisher;
  return withPublisher(other ? { ...source, grade: '' } : source, known);
}

/** The same for a link: it names its publisher where nobody did and the desk has cited that site before. */
export function withLink(source: SourceFields, link: string, known: readonly KnownPublisher[]): SourceFields {
  const linked = { ...source, url: link.trim() };
  const publisher = source.publisher.trim() ? null : publisherAt(link, known);
  return publisher ? withPublisher(linked, publisher) : linked;
}

/** A link typed or pasted where the publisher belongs. */
export const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text.trim());

/** Date, link, edition and quote in one line, for a source that is not being edited. */
export function detailsOf(source: SourceFields, today: Day): string {
  const day = readDate(source.published, today)?.day;
  const link = source.url.trim().replace(/^https?:\/\/(www\.)?/i, '');
  return [day ? dayInWords(day) : source.published.trim(), link, source.citation.trim(), source.quote.trim()]
    .filter(Boolean)
    .join(', ');
}

/** A warning, not a refusal: a threat or a preview is printed before what it speaks of. */
export function tooEarly(source: SourceFields, date: string, today: Day): string | null {
  const [published, happened] = [readDate(source.published, today), readDate(date, today)];
  if (!published?.day || !happened?.day || happened.precision !== 'day' || published.day >= happened.day) return null;
  return `Dated ${dayInWords(published.day)}, before the event. Right for a warning given in advance; else correct it.`;
}
