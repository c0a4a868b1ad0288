import { dayInWords } from '../../event/calendar.ts';
import type { Indicator } from '../../indicator/definition.ts';
import type { Measured } from '../measure/measured.ts';
import type { Occurrence, Reaction } from '../measure/occurrence.ts';
import type { Quantity } from '../reading.ts';
import { countInWords, lackedInWords, listed, sentence, timesInWords, timesSaid } from './words.ts';

/** The finding as a heading: a sentence a reader can repeat, never a topic. `over`: nothing more can come. */
export function findingInWords(
  indicator: Indicator,
  found: Measured,
  before: Quantity | null,
  after: Quantity | null,
  over = false,
): string {
  const noun = sentence(indicator.noun);
  const { comparison, occurrence, reaction, judgement } = found;
  if (judgement.verdict === 'too-little-data') return withheldInWords(noun, found, over);
  if (occurrence) return occurrenceInWords(noun, occurrence);
  if (reaction) return reactionInWords(noun, reaction, judgement.verdict === 'no-clear-change');
  if (!comparison || !after) return `${noun}: nothing to compare${over ? '' : ' yet'}.`;
  const { value, scale } = comparison.change;
  const open = judgement.verdict === 'no-clear-change';
  if (judgement.verdict === 'watched' || scale !== 'ratio' || open || !value)
    return `${noun}: ${open ? 'no clear change, ' : ''}${sidesInWords(before, after, open ? 'since' : 'since the article')}.`;
  return `${noun} ${multipleInWords(indicator.measure.kind, value)}.`;
}

/** "12 a month since the article, 8.1 before"; the unit once where both sides have the same. */
function sidesInWords(before: Quantity | null, after: Quantity, since: string): string {
  const [none, some] = [before?.value === 0, after.value !== 0];
  if (!before) return `${after.words} ${since}`;
  if (none && before.words === 'none')
    return some ? `none before the article, ${after.words} since` : 'none before or since the article';
  const shared = after.value !== 0 && after.unit === before.unit && before.words.endsWith(` ${before.unit}`);
  return `${after.words} ${since}, ${shared ? before.words.slice(0, -before.unit.length - 1) : before.words} before`;
}

function multipleInWords(kind: Indicator['measure']['kind'], value: number): string {
  const [verb, level] =
    kind === 'mean' ? ['stand', 'level'] : kind === 'distinct' ? ['stand', 'number'] : ['run', 'rate'];
  if (timesInWords(value) === timesInWords(1)) return `${verb} at about the same ${level} as before the article`;
  return `${verb} at ${timesInWords(value)} the ${level} before the article`;
}

function withheldInWords(noun: string, { judgement: { qualifier, needs } }: Measured, over: boolean): string {
  switch (qualifier) {
    case 'not-carried':
      return `${noun}: this feed holds no such records.`;
    case 'not-tested':
      return `${noun}: not tested, because ${over ? lackedInWords(needs ?? '') : needs}.`;
    case 'no-coverage':
      return `${noun}: ${needs}.`;
    default:
      return `${noun}: too little data. ${over ? `Lacked ${lackedInWords(needs ?? 'data')}` : `Needs ${needs}`}.`;
  }
}

function occurrenceInWords(noun: string, { after, reached, times }: Occurrence): string {
  if (!after.length) return `${noun}: not seen since the article.`;
  if (!reached) return `${noun}: seen ${timesSaid(after.length)} since the article; ${countInWords(times)} are needed.`;
  const when = after.length > 2 ? `first on ${dayInWords(after[0] ?? reached)}` : `on ${listed(after.map(dayInWords))}`;
  return `${noun}: seen ${timesSaid(after.length)} since the article, ${when}.`;
}

function reactionInWords(noun: string, { change }: Reaction, open: boolean): string {
  if (open) return `${noun}: no clear difference in the days after triggers.`;
  if (change.value === null) return `${noun} are seen only in the days after triggers.`;
  if (change.value === 0) return `${noun} are not seen in the days after triggers.`;
  if (timesInWords(change.value) === timesInWords(1)) return `${noun} run at about the same rate after triggers.`;
  return `${noun} run at ${timesInWords(change.value)} the rate after triggers.`;
}
