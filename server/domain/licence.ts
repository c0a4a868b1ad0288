import { dayInWords, type Day } from './event/calendar.ts';

/** How far the rows of a feed may be passed on: to anybody, with its credit, or to nobody outside the house. */
export const REDISTRIBUTION = ['free', 'attributed', 'not-allowed'] as const;
export type Redistribution = (typeof REDISTRIBUTION)[number];

/** On what terms a feed is held. */
export interface Terms {
  title: string;
  licence: string;
  citation: string;
  /** What is kept of it; words other than ours are taken strictly. */
  redistribution: string;
  /** The day its rows were got from their publisher; null for what was never fetched from one. */
  accessed: Day | null;
}

/** Where something may be shown or sent. Pages and API are read by those who are signed in at the desk. */
export const OUTLETS = ['page', 'api', 'export', 'report', 'chart', 'share', 'embed'] as const;
export type Outlet = (typeof OUTLETS)[number];

/** What may leave by an outlet. Numbers added up always may, under the credit. */
export interface Leaving {
  /** Rows, and whatever names one: summaries, places, notes, ids. */
  rows: boolean;
  /** How the feed wants to be named, and when its rows were got. */
  credit: string;
  /** What is held back, in a sentence to stand beside what leaves; null where nothing is. */
  withheld: string | null;
}

const IN_THE_HOUSE: readonly Outlet[] = ['page', 'api'];

/**
 * What may leave of a feed by an outlet: the one rule that every export, report, chart file, shared link and embed asks.
 * Terms nobody knows (null) let no row out. Source: `docs/import.md`, "What may leave the house".
 */
export function mayLeave(terms: Terms | null, outlet: Outlet): Leaving {
  const rows = IN_THE_HOUSE.includes(outlet) || (terms !== null && passedOn(terms));
  return { rows, credit: terms ? creditLine(terms) : '', withheld: rows ? null : numbersAlone(terms) };
}

/** "Raleigh and others, 2023; acleddata.com. Accessed 12 May 2026." */
export function creditLine({ citation, accessed }: Pick<Terms, 'citation' | 'accessed'>): string {
  const said = citation.trim();
  const ended = said === '' || /[.!?]$/.test(said) ? said : `${said}.`;
  return [ended, accessed ? `Accessed ${dayInWords(accessed)}.` : ''].filter(Boolean).join(' ');
}

/** "312 events of ACLED are left out: its terms do not let its rows be passed on." */
export function leftOutInWords(events: number, { title }: Pick<Terms, 'title'>): string {
  const many = events === 1 ? '1 event' : `${String(events).replace(/\B(?=(\d{3})+$)/g, ',')} events`;
  return `${many} of ${title} ${events === 1 ? 'is' : 'are'} left out: its terms do not let its rows be passed on.`;
}

/** How what is kept of a feed is to be taken; anything unknown is taken strictly. */
export function redistributionOf(said: string): Redistribution {
  return REDISTRIBUTION.find((each) => each === said) ?? 'not-allowed';
}

const passedOn = ({ redistribution }: Terms) => redistributionOf(redistribution) !== 'not-allowed';

function numbersAlone(terms: Terms | null): string {
  const whose = terms === null ? 'This feed' : terms.title;
  return `${whose}: numbers alone. Its terms do not let its rows be passed on, so nothing here names one of its events.`;
}
