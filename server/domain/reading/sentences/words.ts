import type { Period } from '../../indicator/definition.ts';
import { LIKELIHOOD_SCALE, type Likelihood } from '../../indicator/likelihood.ts';
import type { Confidence, Quantity } from '../reading.ts';
import { SPOKEN_BY_THE_YEAR } from '../rules.ts';

/** A number and its unit stay on one line. */
export const NBSP = '\u00a0';

/** "1,284"; counts are whole numbers. */
export function countInWords(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Two figures that matter: "12", "2.1", "0.35", "0". */
export function numberInWords(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 999.5) return countInWords(value);
  if (size >= 10) return value.toFixed(0);
  if (size >= 0.995) return value.toFixed(1);
  return size < 0.005 ? 'under 0.01' : value.toFixed(2);
}

/** "2.1 times", spoken form of a ratio. */
export function timesInWords(ratio: number): string {
  return `${numberInWords(ratio)} times`;
}

/** "once", "twice", "3 times". */
export function timesSaid(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${countInWords(n)} times`;
}

/** A share as "12 %", with a decimal below 10; neither rounded to nothing nor to all. */
export function percentInWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return `under 0.1${NBSP}%`;
  if (percent < 100 && percent >= 99.5) return `over 99${NBSP}%`;
  return `${percent !== 0 && Math.abs(percent) < 9.95 ? percent.toFixed(1) : percent.toFixed(0)}${NBSP}%`;
}

/** A threshold of our own as it stands, never rounded: "12.5 %". */
export function exactPercent(share: number): string {
  return `${+(share * 100).toFixed(2)}${NBSP}%`;
}

/** A chance as whole percent; never 0 or 100, because nothing here is certain. */
export function chanceInWords(p: number): string {
  if (p > 0.99) return `over 99${NBSP}%`;
  if (p < 0.01) return `under 1${NBSP}%`;
  return `${(p * 100).toFixed(0)}${NBSP}%`;
}

/**
 * Chances that make a whole, as whole percent that add up to 100 (largest remainder); never 0 or 100. Wherever a set of
 * rival explanations is shown, its numbers come from here.
 */
export function wholeInWords(chances: readonly number[]): string[] {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  // Sums of fractions leave dust in the last places, which must not decide who is rounded up.
  const parts = chances.map((chance) => +((100 * chance) / (sum || 1)).toFixed(9));
  const floors = parts.map(Math.floor);
  const left = Math.round(100 - floors.reduce((total, floor) => total + floor, 0));
  const raised = parts
    .map((part, i) => ({ i, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, sum > 0 ? left : 0)
    .map(({ i }) => i);
  return floors.map((floor, i) => {
    const percent = floor + (raised.includes(i) ? 1 : 0);
    return percent === 0 ? chanceInWords(0) : percent === 100 ? chanceInWords(1) : `${percent}${NBSP}%`;
  });
}

/** "needs 3 more events" when no more can come: "3 events" that it lacked. */
export function lackedInWords(needs: string): string {
  return needs.replace(/^([\d,]+) more /, '$1 ').replace('has not been logged', 'was not logged');
}

/** The ICD 203 word for a chance (2022 amendment, D.6.e.2); one row of words only. */
export function likelihoodInWords(p: number): Likelihood {
  // A chance on the border of two words takes the one nearer to even.
  const below = LIKELIHOOD_SCALE.find(({ to }) => (p < 0.5 ? p < to : p <= to));
  return (below ?? LIKELIHOOD_SCALE[6]).word;
}

/** "1 event", "12 events". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${countInWords(n)} ${n === 1 ? one : many}`;
}

/** "Held with low confidence.": never in the sentence of the likelihood (ICD 203). */
export function confidenceHeld(confidence: Confidence): string {
  return `Held with ${confidence} confidence.`;
}

/** First letter large, as a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const SPOKEN = [
  'None',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** Small numbers as words at the head of a sentence. */
export function spokenNumber(n: number): string {
  return SPOKEN[n] ?? countInWords(n);
}

export const MONTHS_IN: Record<Period, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
/** How a rate over a period is said. */
export const PERIOD_UNITS: Record<Period, Quantity['unit']> = {
  month: 'a month',
  quarter: 'a quarter',
  'half-year': 'a half-year',
  year: 'a year',
};

/** A monthly rate as people say it: in the indicator's period, or by the year when it is below six in ten months. */
export function rateQuantity(monthly: number | null, per: Period): Quantity {
  const spoken: Period =
    monthly !== null && monthly > 0 && monthly * MONTHS_IN[per] < SPOKEN_BY_THE_YEAR ? 'year' : per;
  const value = monthly === null ? null : monthly * MONTHS_IN[spoken];
  return quantity(value, PERIOD_UNITS[spoken]);
}

/** A number with its unit and its words. */
export function quantity(value: number | null, unit: Quantity['unit']): Quantity {
  if (value === null) return { value, unit, words: 'no figure' };
  if (unit === '%') return { value, unit, words: percentInWords(value) };
  if (unit === 'times') return { value, unit, words: value === 0 ? 'not seen' : timesSaid(value) };
  if (value === 0) return { value, unit, words: 'none' };
  return { value, unit, words: `${numberInWords(value)} ${unit}` };
}
