import type { EventDraft, Toll } from '../event/event.ts';
import { tollText } from '../event/toll-text.ts';
import { NOT_SAID, SIDE_NAMES, TOLL_SIDES } from './changes.ts';
import type { TollLine } from './history.ts';

/** A version as far as its tolls go. */
export interface TollState {
  version: number;
  at: string;
  by: string;
  reason: string | null;
  draft: Pick<EventDraft, 'deaths' | 'wounded' | 'sources'>;
}

const OF = [
  ['killed', 'deaths'],
  ['wounded', 'wounded'],
] as const;

/** How the tolls of an event were revised: a line for each side that any version speaks of. States come first to last. */
export function tollHistory(states: readonly TollState[]): TollLine[] {
  return OF.flatMap(([of, field]) =>
    TOLL_SIDES.flatMap((side): TollLine[] => {
      const steps = states.flatMap((state, n) => {
        const [before, toll] = [states[n - 1]?.draft[field][side], state.draft[field][side]];
        return n > 0 && inWords(before) === inWords(toll) ? [] : [{ ...made(state, states[n - 1]), ...figures(toll) }];
      });
      const said = steps.some((step) => step.best !== null);
      return said ? [{ of, side, name: `${of}, ${SIDE_NAMES[side]}`, steps }] : [];
    }),
  );
}

/** Lines whose figure ever changed. */
export function revised(lines: readonly TollLine[]): TollLine[] {
  return lines.filter((line) => line.steps.length > 1);
}

function made(state: TollState, before: TollState | undefined) {
  const { version, at, by, reason, draft } = state;
  const known = before?.draft.sources.map((source) => source.publisher) ?? [];
  const fresh = [...new Set(draft.sources.map((source) => source.publisher))].filter((name) => !known.includes(name));
  return { version, at, by, because: reason ?? fresh.join(', ') };
}

function figures(toll: Toll | undefined) {
  return { words: inWords(toll), low: toll?.low ?? null, best: toll?.best ?? null, high: toll?.high ?? null };
}

function inWords(toll: Toll | undefined): string {
  return toll ? tollText(toll) : NOT_SAID;
}
