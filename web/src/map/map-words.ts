import { dayInWords } from '../../../server/domain/event/calendar.ts';
import type { EventMarks, MapMark } from '../../../server/domain/desk/event-map.ts';
import type { Tolls } from '../../../server/domain/event/event.ts';
import { tollText } from '../../../server/domain/event/toll-text.ts';
import { titleOf, type Lexicon } from '../../../server/domain/event/vocabulary.ts';
import type { EventOut } from '../../../server/domain/wire.ts';
import { counted, GROUPS, thousands } from '../words.ts';

/** A mark as it is spoken: "Attack, 14 Oct 2024, Bannu, 4 killed: Gunmen storm…, district known only". */
export function spokenMark({ group, from, place, killed, precision, summary }: MapMark): string {
  const toll = killed === null ? '' : `, ${killed} killed`;
  const known = isImprecise(precision) ? `, ${precision} known only` : '';
  return `${GROUPS[group]?.word ?? group}, ${dayInWords(from)}${place ? `, ${place}` : ''}${toll}${known}: ${summary}`;
}

/** A ring with a number as it is spoken. */
export function spokenRing(marks: readonly MapMark[]): string {
  return `${counted(marks.length, 'event')} at ${placesIn(marks, 2)}`;
}

/** Whether the point stands for a whole district or more. */
export function isImprecise(precision: MapMark['precision']): boolean {
  return precision === 'district' || precision === 'province' || precision === 'country';
}

/** "1 outside this view: Karachi"; null when all is in view. */
export function outsideWords(marks: readonly MapMark[]): string | null {
  if (marks.length === 0) return null;
  const places = new Set(marks.map(nameOf));
  return `${thousands(marks.length)} outside this view${places.size <= 2 ? `: ${placesIn(marks, 2)}` : ''}`;
}

/** What the map leaves out, in sentences; empty when it leaves nothing out. */
export function leftOutWords({ marks, unplaced, total, truncated }: EventMarks): string {
  const sentences: string[] = [];
  if (truncated) sentences.push(`The newest ${thousands(marks.length)} of ${thousands(total - unplaced)} are drawn.`);
  if (unplaced)
    sentences.push(
      unplaced === 1
        ? '1 event has no place, or its country only, and is not drawn.'
        : `${thousands(unplaced)} events have no place, or their country only, and are not drawn.`,
    );
  return sentences.join(' ');
}

/** Places with their events and dead, most events first: what the map says, as a table. */
export function byPlace(marks: readonly MapMark[]): { place: string; events: number; killed: number }[] {
  const places = new Map<string, { place: string; events: number; killed: number }>();
  for (const mark of marks) {
    const row = places.get(mark.place) ?? { place: mark.place || 'not named', events: 0, killed: 0 };
    row.events++;
    row.killed += mark.killed ?? 0;
    places.set(mark.place, row);
  }
  return [...places.values()].sort((a, b) => b.events - a.events || (a.place < b.place ? -1 : 1));
}

const SIDES = { security: 'security forces', civilians: 'civilians', militants: 'attackers' } as const;

/** "10 killed, all security forces. Claimed by TTP. 4 sources, best B2." */
export function cardWords(event: EventOut, words: Lexicon): string {
  return [tollSentence(event.deaths), actorSentence(event, words), sourceSentence(event)].filter(Boolean).join(' ');
}

function tollSentence(deaths: Tolls): string {
  const { total, ...sides } = deaths;
  const said = Object.entries(SIDES).flatMap(([side, shown]) => {
    const toll = sides[side as keyof typeof SIDES];
    return toll && toll.high > 0 ? [{ shown, text: tollText(toll), best: toll.best }] : [];
  });
  const [only, more] = said;
  if (total && only && !more && only.best === total.best) return `${tollText(total)} killed, all ${only.shown}.`;
  if (total) return `${tollText(total)} killed.`;
  if (only && !more) return `${only.text} killed, all ${only.shown}.`;
  if (only) return `Killed: ${said.map(({ text, shown }) => `${text} ${shown}`).join(', ')}.`;
  return '';
}

function actorSentence({ by, between }: EventOut, words: Lexicon): string {
  const short = (actor: string) => titleOf(words, 'actors', actor).split(/[,(:]/)[0]?.trim() ?? actor;
  if (between.length > 1) return `Between ${between.map(({ actor }) => short(actor)).join(' and ')}.`;
  const [first] = by;
  if (!first) return '';
  const verb = { claimed: 'Claimed by', attributed: 'Attributed to', alleged: 'Alleged of', confirmed: 'By' };
  return `${verb[first.attribution]} ${by.map(({ actor }) => short(actor)).join(' and ')}.`;
}

function sourceSentence({ sources }: EventOut): string {
  if (sources.length === 0) return 'No source yet.';
  const best = sources.map(({ reliability, credibility }) => `${reliability}${credibility}`).sort()[0];
  return `${counted(sources.length, 'source')}, best ${best}.`;
}

function placesIn(marks: readonly MapMark[], most: number): string {
  const places = [...new Set(marks.map(nameOf))];
  const rest = places.length - most;
  return `${places.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const nameOf = ({ place }: MapMark) => place.split(',')[0] || 'no name';
