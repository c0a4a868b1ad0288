const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The number of a month by its English name, whole or in three letters ("Sept" too), in any case; null for other words. */
export function monthNamed(word: string): number | null {
  const name = word.toLowerCase();
  const short = name === 'sept' ? 'sep' : name;
  return MONTHS.findIndex((month) => month === name || (short.length === 3 && month.startsWith(short))) + 1 || null;
}
