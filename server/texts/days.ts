import { en } from 'chrono-node';
import { addDays, dayNumber, firstDay, isDay, type Day } from '../domain/event/calendar.ts';
import type { Token } from './tokens.ts';

export type Precision = 'day' | 'week' | 'month' | 'year';

/** A day, month or year that a text names; words `from` to before `to`. */
export interface Dated {
  from: number;
  to: number;
  first: Day;
  last?: Day;
  precision: Precision;
  weekday: boolean;
}

const SIGN =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(yesterday|today|tonight|ago|last|week|month|night)$/;
/** Times of day are no dates, and lead the parser astray ("the night of October 3"). */
const TIMES = /\b(?:late|early|mid|night|morning|evening|afternoon|midnight|noon|of|the)\b/gi;
/** A stretch of text that is read for dates at once. */
const STRETCH = 300;
/** So many stretches with dates are read: an event's own day stands near its beginning. */
const MOST = 20;

/**
 * The dates of a text, in order, none after `today`. `reference` is the day it was written: "Monday" is the last one up
 * to it, "14 Oct" the last such day.
 */
export function daysIn(text: string, tokens: readonly Token[], reference: Day, today: Day): Dated[] {
  const found: Dated[] = [];
  for (const { start, end } of stretches(tokens)) {
    const [first, last] = [tokens[start], tokens[end - 1]];
    if (!first || !last) continue;
    const piece = text
      .slice(first.from, last.to)
      .replace(TIMES, (word) => ' '.repeat(word.length))
      .replaceAll('\n', ' ');
    // The British reading takes "Aug 29" for August 2029, the American 3/10 for 10 March: each is asked for what it knows.
    const parser = /\d\/\d/.test(piece) ? en.GB : en.casual;
    for (const result of parser.parse(piece, { instant: new Date(`${reference}T12:00:00Z`), timezone: 0 })) {
      const [from, to] = [first.from + result.index, first.from + result.index + result.text.length];
      const words = span(tokens, start, end, from, to);
      const read = words && asDay(result, reference, today);
      if (read) found.push(widened(tokens, { ...words, ...read }));
    }
  }
  return [...found, ...yearsIn(tokens, found, today)].sort((one, other) => one.from - other.from);
}

/** Only sentences that hold a word of dates or a number are read, in pieces: the work stays in step with the text. */
function* stretches(tokens: readonly Token[]): Generator<{ start: number; end: number }> {
  let read = 0;
  for (let start = 0; start < tokens.length && read < MOST;) {
    let end = start + 1;
    let dated = false;
    const first = tokens[start];
    for (; end <= tokens.length; end++) {
      const token = tokens[end - 1];
      if (token && (SIGN.test(token.plain) || /^(19|20)\d\d$/.test(token.plain))) dated = true;
      const next = tokens[end];
      if (!next || next.sentence !== first?.sentence || next.to - first.from > STRETCH) break;
    }
    if (dated) {
      read++;
      yield { start, end };
    }
    start = end;
  }
}

function span(
  tokens: readonly Token[],
  start: number,
  end: number,
  from: number,
  to: number,
): { from: number; to: number } | null {
  let [first, last] = [-1, -1];
  for (let n = start; n < end; n++) {
    const token = tokens[n];
    if (!token || token.from < from - 1 || token.from >= to) continue;
    if (token.from >= from && first < 0) first = n;
    last = n;
  }
  return first < 0 ? null : { from: first, to: last + 1 };
}

type Result = ReturnType<typeof en.GB.parse>[number];

function asDay({ start, text }: Result, reference: Day, today: Day): Omit<Dated, 'from' | 'to'> | null {
  const plain = text.toLowerCase();
  const sure = (part: 'day' | 'month' | 'year' | 'weekday') => start.isCertain(part);
  const day = `${start.get('year')}-${two(start.get('month'))}-${two(start.get('day'))}`;
  if (!isDay(day)) return null;
  if (/\bweek/.test(plain)) return sure('day') ? asked(day, 'week', today) : null;
  if (/\bmonth/.test(plain)) return sure('month') ? asked(firstDay(day.slice(0, 7)), 'month', today) : null;
  if (sure('day'))
    return asked(sure('year') ? day : lastOf(day, reference), 'day', today, sure('weekday') && !sure('month'));
  if (sure('weekday')) return asked(lastWeekday(day, reference), 'day', today, true);
  if (sure('month'))
    return asked(
      firstDay((sure('year') ? day : lastOf(firstDay(day.slice(0, 7)), reference)).slice(0, 7)),
      'month',
      today,
    );
  return null;
}

function asked(first: Day, precision: Precision, today: Day, weekday = false): Omit<Dated, 'from' | 'to'> | null {
  return first <= today ? { first, precision, weekday } : null;
}

/** The day of that month that last came round. */
function lastOf(day: Day, reference: Day): Day {
  for (const year of [Number(reference.slice(0, 4)), Number(reference.slice(0, 4)) - 1]) {
    const that = `${year}${day.slice(4)}`;
    if (isDay(that) && that <= reference) return that;
  }
  return day;
}

/** "On Tuesday, police said on November 12": a weekday is the last one up to the day on which it was said. */
export function asSaid(tokens: readonly Token[], days: readonly Dated[]): Dated[] {
  const said = days.filter((day) => !day.weekday && day.precision === 'day' && saidAt(tokens, day) !== null);
  return days.map((day) => {
    const on = day.weekday && said.find(({ from }) => tokens[from]?.sentence === tokens[day.from]?.sentence);
    return on ? { ...day, first: lastWeekday(day.first, on.first) } : day;
  });
}

/** Where "said" stands, when the day is that of the saying: "police said on Monday", "told Reuters on June 3". */
export function saidAt(tokens: readonly Token[], { from }: Dated): number | null {
  for (let at = from - 1; at >= from - 5 && tokens[at]?.clause === tokens[from]?.clause; at--)
    if (/^(said|told|announced|confirmed|reported)$/.test(tokens[at]?.plain ?? '')) return at;
  return null;
}

function lastWeekday(day: Day, reference: Day): Day {
  const ahead = (((dayNumber(day) - dayNumber(reference)) % 7) + 7) % 7;
  return addDays(reference, ahead === 0 ? 0 : ahead - 7);
}

/** "Between 21 and 23 February", "21-23 February", "Feb 21 and 22". */
function widened(tokens: readonly Token[], read: Dated): Dated {
  const [link, number] = [tokens[read.from - 1], tokens[read.from - 2]];
  if (read.precision !== 'day' || !link || !number || !/^(and|to)$/.test(link.plain) || number.shape !== 'number')
    return read;
  const first = `${read.first.slice(0, 8)}${number.plain.padStart(2, '0')}`;
  if (!isDay(first) || first >= read.first) return read;
  return { ...read, from: read.from - 2, first, last: read.first };
}

function yearsIn(tokens: readonly Token[], found: readonly Dated[], today: Day): Dated[] {
  return tokens.flatMap((token, n): Dated[] => {
    if (!/^(19|20)\d\d$/.test(token.plain) || !/^(in|during|since)$/.test(tokens[n - 1]?.plain ?? '')) return [];
    if (found.some(({ from, to }) => n >= from && n < to) || `${token.plain}-01-01` > today) return [];
    return [{ from: n, to: n + 1, first: `${token.plain}-01-01`, precision: 'year', weekday: false }];
  });
}

function two(number: number | null): string {
  return String(number ?? 1).padStart(2, '0');
}
