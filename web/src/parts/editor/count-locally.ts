import type { EventInput } from '../../../../server/domain/event/event.ts';
import { filledIn } from '../../../../server/domain/event/filled-in.ts';
import { factsOf } from '../../../../server/domain/event/facts.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import type { Indicator } from '../../../../server/domain/indicator/definition.ts';
import type { Filter } from '../../../../server/domain/indicator/filter.ts';
import { serves } from '../../../../server/domain/indicator/serves.ts';
import type { Verdict } from '../../../../server/domain/reading/reading.ts';
import type { CountsToward } from '../../../../server/domain/wire.ts';

export interface Definition {
  forecast: string;
  id: string;
  indicator: Indicator;
  /** How the indicator stands now; its mark stands beside its name. */
  verdict?: Verdict;
}

/** The same matcher as the server's, without numbers: an answer at every key press. */
export function countLocally(event: EventInput, definitions: readonly Definition[], words: Lexicon): CountsToward {
  const facts = factsOf(filledIn(event));
  const answer: CountsToward = { counts: [], misses: [] };
  for (const { forecast, id, indicator } of definitions) {
    const { role, because, missing } = serves(indicator, facts, words);
    const line = { forecast, indicator: id, title: indicator.title };
    if (role)
      answer.counts.push({
        ...line,
        role,
        because,
        month: event.when.from.slice(0, 7),
        before: null,
        after: null,
        unit: '',
        provisional: false,
      });
    if (missing.length === 1 && (role || because.length > 0))
      answer.misses.push({ ...line, missing: missing[0] ?? '' });
  }
  return answer;
}

/** Titles of the indicators whose rule names the word, for the hint beside a feature. */
export function feeds(word: string, definitions: readonly Definition[]): string[] {
  const naming = definitions.filter(({ indicator }) =>
    [indicator.counts, indicator.among, indicator.after].some((filter) => filter && names(filter, word)),
  );
  return naming.map(({ indicator }) => indicator.title);
}

function names(filter: Filter, word: string): boolean {
  const lines = [filter.tag, filter.weapon, filter.event, filter.by, filter.with, filter.against];
  if (lines.some((line) => line?.includes(word))) return true;
  return [...(filter.all ?? []), ...(filter.any ?? []), ...(filter.not ? [filter.not] : [])].some((inner) =>
    names(inner, word),
  );
}
