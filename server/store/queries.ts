import * as batches from './batches.ts';
import type { Handle } from './connect.ts';
import * as definitions from './definitions.ts';
import { eventPage } from './event-page.ts';
import * as reads from './event-reads.ts';
import * as feeds from './feeds.ts';
import * as imports from './imports.ts';
import { forgetMatches, insertMatches } from './insert-matches.ts';
import * as numbers from './numbers.ts';
import * as records from './records.ts';
import * as tallies from './tallies.ts';
import * as tracked from './tracked.ts';
import { deleteSampleEvents, writeEvents } from './write-events.ts';

/** A query with its handle already given. */
type Bound<F> = F extends (sql: Handle, ...rest: infer A) => infer R ? (...rest: A) => R : never;
type BoundAll<T> = { [K in keyof T]: Bound<T[K]> };
type Group = Record<string, (sql: Handle, ...rest: never[]) => unknown>;

/** What may be asked at any time. */
const READS = {
  events: {
    read: reads.readEvent,
    page: eventPage,
    revisions: reads.revisionsOf,
    countCounted: reads.countCounted,
    size: numbers.logSize,
    totals: numbers.eventTotals,
  },
  tallies: { of: tallies.talliesOf, shared: tallies.sharedEvents, month: tallies.monthNumbers },
  feeds: { list: feeds.listFeeds, states: feeds.feedStates, coverage: feeds.listCoverage },
  definitions: { versions: definitions.listVersions, body: definitions.versionBody },
  tracked: { list: tracked.listTracked },
  batches: { read: batches.readBatch },
  samples: { loaded: numbers.samplesLoaded },
  settings: { read: records.readSetting },
  data: { version: numbers.dataVersion },
} as const;

/** What only a transaction does. */
const CHANGES = {
  events: {
    ...READS.events,
    lock: reads.lockEvent,
    after: reads.eventsAfter,
    changedSince: reads.eventsChangedSince,
    write: writeEvents,
    deleteSample: deleteSampleEvents,
  },
  matches: { add: insertMatches, forget: forgetMatches },
  feeds: {
    ...READS.feeds,
    keep: feeds.keepFeed,
    addCoverage: feeds.addCoverage,
    removeCoverage: feeds.removeCoverage,
    addVintage: feeds.addVintage,
    settleVintage: feeds.settleVintage,
  },
  imports: {
    take: imports.takeFeed,
    patient: imports.patientTransaction,
    known: imports.knownEvents,
    gone: imports.goneEvents,
    byId: imports.eventsById,
  },
  definitions: { ...READS.definitions, keep: definitions.keepVersions },
  tracked: {
    ...READS.tracked,
    holdEpoch: tracked.holdEpoch,
    holdWriters: tracked.holdWriters,
    begin: tracked.beginTracking,
    swap: tracked.swapTracked,
  },
  batches: { ...READS.batches, open: batches.openBatch, undone: batches.markUndone, states: batches.statesOf },
  settings: { ...READS.settings, keep: records.keepSetting },
  audit: { note: records.noteAudit },
  keys: { take: records.takeKey, answer: records.answerUnder, keep: records.keepAnswer, forget: records.forgetAnswers },
  data: { ...READS.data, raise: numbers.raiseDataVersion },
} as const;

export type Reads = { [G in keyof typeof READS]: BoundAll<(typeof READS)[G]> };
/** A transaction: everything that can be read and changed, on one connection. */
export type Tx = Omit<Reads, keyof typeof CHANGES> & { [G in keyof typeof CHANGES]: BoundAll<(typeof CHANGES)[G]> };

type Around = <T>(ask: () => Promise<T>) => Promise<T>;

/** The readings of the store, each run through `around`, which retries and gives up in time. */
export function readsOn(sql: Handle, around: Around): Reads {
  return bindAll(READS, sql, around) as unknown as Reads;
}

/** The transaction's groups. */
export function changesOn(sql: Handle): Tx {
  return bindAll({ ...READS, ...CHANGES }, sql, (ask) => ask()) as unknown as Tx;
}

function bindAll(groups: Record<string, Group>, sql: Handle, around: Around): Record<string, Record<string, unknown>> {
  const bind = (group: Group) =>
    Object.fromEntries(
      Object.entries(group).map(([name, query]) => [
        name,
        (...rest: never[]) => around(async () => query(sql, ...rest)),
      ]),
    );
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, bind(group)]));
}
