import { dayInWords } from '../event/calendar.ts';
import type { Indicator } from '../indicator/definition.ts';
import type { Measured } from './measured.ts';
import type { Occurrence, Reaction } from './occurrence.ts';
import type { Quantity } from './reading.ts';
import { listed, sentence, timesInWords, timesSaid } from './words.ts';

/** The finding as a heading: a sentence a reader can repeat, never a topic. */
export function findingInWords(
  indicator: Indicator,
  found: Measured,
  before: Quantity | null,
  after: Quantity | null,
): string {
  const noun = sentence(indicator.noun);
  const { comparison, occurrence, reaction, judgement } = found;
  if (judgement.verdict === 'too-little-data') return withheldInWords(noun, found);
  if (occurrence) return occurrenceInWords(noun, occurrence);
  if (reaction) return reactionInWords(noun, reaction, judgement.verdict === 'no-clear-change');
  if (!comparison || !after) return `${noun}: nothing to compare yet.`;
  const { value, scale } = comparison.change;
  const open = judgement.verdict === 'no-clear-change' ? ' No clear change.' : '';
  const earlier = before ? `, ${before.words} before` : '';
  if (judgement.verdict === 'watched' || scale !== 'ratio')
    return `${noun}: ${after.words} since the article${earlier}.${open}`;
  if (value === null) return `${noun}: none before the article, ${after.words} since.${open}`;
  if (open || value === 0) return `${noun}: ${after.words} since the article${earlier}.${open}`;
  const [verb, level] = indicator.measure.kind === 'mean' ? ['stand at', 'level'] : ['run at', 'rate'];
  return `${noun} ${verb} ${timesInWords(value)} the ${level} before the article.`;
}

function withheldInWords(noun: string, { judgement: { qualifier, needs } }: Measured): string {
  switch (qualifier) {
    case 'not-carried':
      return `${noun}: this feed holds no such records.`;
    case 'not-tested':
      return `${noun}: not tested, because ${needs}.`;
    case 'no-coverage':
      return `${noun}: too little data, ${needs}.`;
    default:
      return `${noun}: too little data. We need ${needs} before we judge.`;
  }
}

function occurrenceInWords(noun: string, { after, reached, times }: Occurrence): string {
  const days = `${after.length > 3 ? 'first on' : 'on'} ${listed(after.slice(0, 3).map(dayInWords))}`;
  if (reached) return `${noun}: it happened ${timesSaid(after.length)} since the article, ${days}.`;
  if (after.length)
    return `${noun}: it happened ${timesSaid(after.length)} since the article, and must happen ${timesSaid(times)} to count.`;
  return `${noun}: it has not happened since the article.`;
}

function reactionInWords(noun: string, { change }: Reaction, open: boolean): string {
  if (open) return `${noun}: no clear difference between the days after and the days before (${change.words}).`;
  if (change.value === null) return `${noun} are seen only in the days after.`;
  if (change.value === 0) return `${noun} are not seen in the days after.`;
  return `${noun} are ${timesInWords(change.value)} as frequent in the days after as in the days before.`;
}
