import type { Day } from '../../domain/event/calendar.ts';
import { addDays } from '../../domain/event/calendar.ts';
import { likeness, type Likeable } from '../../domain/desk/likeness.ts';
import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { covers, type Lexicon } from '../../domain/event/vocabulary.ts';
import type { RowSpot } from '../../store/imports/alike.ts';

/** An event that a row may tell once more, and what speaks for it. */
export interface Alike {
  other: StoredEvent;
  because: string[];
}

/** Rows of the file itself that are held against later ones; the oldest make way, so that memory stays flat. */
const REMEMBERED = 20_000;

/** Rows taken from a file so far, to find one that it tells twice. */
export interface RowsTaken {
  remember(event: StoredEvent): void;
  /** Whether rows that this one could be like have made way, so that nobody can say that it is told once. */
  isBeyond(draft: Pick<EventDraft, 'when'>): boolean;
  alike(draft: EventDraft): Alike | null;
}

/** Begins with no row. In a file that is sorted by day nothing that could be alike ever makes way. */
export function rowsTaken(words: Lexicon, most = REMEMBERED): RowsTaken {
  const byDay = new Map<Day, StoredEvent[]>();
  const order: Day[] = [];
  const gone = new Set<Day>();
  let oldest = 0;
  const around = ({ when: { from } }: Pick<EventDraft, 'when'>) => [from, addDays(from, -1), addDays(from, 1)];

  function makeWay(): void {
    const day = order[oldest++];
    if (day === undefined) return;
    gone.add(day);
    const there = byDay.get(day);
    there?.shift();
    if (there?.length === 0) byDay.delete(day);
    if (oldest < most) return;
    order.splice(0, oldest);
    oldest = 0;
  }

  return {
    remember(event) {
      const { from } = event.when;
      const there = byDay.get(from);
      if (there) there.push(event);
      else byDay.set(from, [event]);
      order.push(from);
      if (order.length - oldest > most) makeWay();
    },
    isBeyond: (draft) => gone.size > 0 && around(draft).some((day) => gone.has(day)),
    alike(draft) {
      const near = around(draft).flatMap((day) => byDay.get(day) ?? []);
      return near.length === 0 ? null : mostAlike(draft, near, words);
    },
  };
}

/** The event most like the draft, where one is alike enough to ask without being asked (`likeness`, strong); or null. */
export function mostAlike(draft: Likeable, others: readonly StoredEvent[], words: Lexicon): Alike | null {
  let best: (Alike & { score: number }) | null = null;
  for (const other of others) {
    const { strong, because, score } = likeness(draft, other, words);
    if (strong && score > (best?.score ?? 0)) best = { other, because, score };
  }
  return best && { other: best.other, because: best.because };
}

/** What the store looks for of a row, by columns alone, before the rule of likeness decides. */
export function spotOf(draft: EventDraft, n: number, kinds: KindsAlike): RowSpot {
  const { place, when } = draft;
  return {
    n,
    day: when.from,
    kinds: kinds(draft.kind),
    lat: place.lat ?? null,
    lon: place.lon ?? null,
    words: place.words,
    name: place.name ?? null,
    killed: factsOf(draft).deaths,
  };
}

export type KindsAlike = (kind: string) => readonly string[];

/** Each kind with every kind that is the same, wider or narrower; looked up once. */
export function kindsAlike(words: Lexicon): KindsAlike {
  const known = new Map<string, string[]>();
  return (kind) => {
    const there = known.get(kind);
    if (there) return there;
    const found = [...words.events.keys()].filter(
      (other) => covers(words, 'events', kind, other) || covers(words, 'events', other, kind),
    );
    known.set(kind, found);
    return found;
  };
}
