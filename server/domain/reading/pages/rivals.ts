import type { Development } from '../../indicator/forecast.ts';
import type { Indicator } from '../../indicator/definition.ts';
import { LIKELIHOOD_SCALE, type Likelihood } from '../../indicator/likelihood.ts';
import { numberInWords } from '../sentences/words.ts';

/** How likely an explanation makes what the indicator expects, as its file declares it. */
export interface Foreseen {
  id: string;
  title: string;
  word: Likelihood;
  /** The chances that the word stands for. */
  from: number;
  to: number;
  /** What the sign is worth for the prediction against this rival; null for the prediction itself. */
  worth: { seen: number; unseen: number; words: string } | null;
}

/**
 * The predicted explanation and its rivals, with what the sign says of them (method 4.12, `seen_if`); null where the
 * file declares none, as for claims without rivals. Worths are ratios of the middles of the words' ranges.
 */
export function foreseen(development: Development, indicator: Indicator): Foreseen[] | null {
  const { explanations } = development;
  const { seen_if: words } = indicator;
  if (!explanations || !words) return null;
  const rows = explanations.flatMap(({ id, title }) => {
    const word = words[id];
    const scale = LIKELIHOOD_SCALE.find((each) => each.word === word);
    return scale ? [{ id, title, ...scale }] : [];
  });
  const predicted = rows.find(({ id }) => id === 'predicted');
  if (!predicted || rows.length < 2) return null;
  return rows.map(({ id, title, word, from, to, middle }) => {
    const seen = predicted.middle / middle;
    const unseen = (1 - predicted.middle) / (1 - middle);
    const worth = id === 'predicted' ? null : { seen, unseen, words: worthInWords(seen, unseen) };
    return { id, title, word, from, to, worth };
  });
}

function worthInWords(seen: number, unseen: number): string {
  // Two different words always tell apart, by one tenth at the least.
  if (seen === 1) return 'Seen or not, it does not tell these two apart.';
  return `Seeing it ${speaks(seen)}. Not seeing it ${speaks(unseen)}.`;
}

function speaks(ratio: number): string {
  return ratio > 1
    ? `is ${numberInWords(ratio)} times as likely under the prediction as under this one`
    : `is ${numberInWords(1 / ratio)} times as likely under this one as under the prediction`;
}
