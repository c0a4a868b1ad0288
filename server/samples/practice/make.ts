import { addDays, monthOf, type Day } from '../../domain/event/calendar.ts';
import type { EventInput } from '../../domain/event/event.ts';
import { ARTICLE, daysOf, GAP } from './days.ts';
import { random, type Random } from './random.ts';
import { somewhere } from './regions.ts';
import { delay, sourcesOf } from './sources.ts';
import type { Stream } from './stream.ts';
import { tollsOf } from './tolls.ts';

const NOT_IDENTIFIED = 0.15;
const ARMED_GROUPS = ['ttp', 'jamaat-ul-ahrar', 'hafiz-gul-bahadur', 'baloch-groups', 'iskp', 'lashkar-e-jhangvi'];

export type MadeUp = EventInput & { externalId: string };

/**
 * All the made-up events of a table, by day. Every stream draws from a chance of its own, so changing one line of
 * the table leaves the events of all other lines as they were.
 */
export function makeUp(table: readonly Stream[], seed: string): MadeUp[] {
  const days = new Map<string, readonly Day[]>();
  const events = table.flatMap((stream) => {
    const chance = random(`${seed}/${stream.id}`);
    const when = daysOf(stream, chance, days);
    days.set(stream.id, when);
    return when.map((day, n) => eventOf(stream, day, `practice-${stream.id}-${n + 1}`, chance));
  });
  return events
    .filter((event) => !unseen(event))
    .sort((a, b) =>
      a.when.from < b.when.from ? -1 : a.when.from > b.when.from ? 1 : a.externalId < b.externalId ? -1 : 1,
    );
}

function eventOf(stream: Stream, day: Day, externalId: string, chance: Random): MadeUp {
  const after = monthOf(day) >= ARTICLE;
  const region = typeof stream.at === 'string' ? stream.at : stream.at[after ? 1 : 0];
  const place = somewhere(chance, region);
  const hidden = !stream.named && chance.chance(NOT_IDENTIFIED);
  const actors = (text: string | undefined) =>
    words(text).map((actor) => ({
      actor: hidden && ARMED_GROUPS.includes(actor) ? 'unidentified' : actor,
      attribution: chance.pick(['attributed', 'attributed', 'claimed', 'alleged', 'confirmed'] as const),
    }));
  return {
    externalId,
    when: { from: day, precision: 'day' },
    kind: stream.kind,
    by: actors(stream.by),
    against: words(stream.against),
    with: actors(stream.with),
    between: actors(stream.between),
    place,
    ...tollsOf(stream, chance, after),
    weapons: words(stream.weapons),
    tags: words(stream.tags),
    summary: `Practice: ${stream.says} ${place.name}${place.admin2 ? `, ${place.admin2}` : ''}. Made up.`,
    sources: sourcesOf(chance, day, externalId, stream.sure ?? false),
    status: stream.sure ? 'published' : statusOf(chance),
    firstLogged: addDays(day, delay(chance)),
  };
}

function statusOf(chance: Random): NonNullable<EventInput['status']> {
  const drawn = chance.next();
  return drawn < 0.015 ? 'in-review' : drawn < 0.025 ? 'disputed' : 'published';
}

/** Nobody looked at Afghanistan in the gap, so nothing is known of it. */
function unseen(event: MadeUp): boolean {
  const month = monthOf(event.when.from);
  return month >= GAP.from && month <= GAP.to && event.place?.words?.[0] === 'afghanistan';
}

function words(text: string | undefined): string[] {
  return text ? text.split(' ') : [];
}
