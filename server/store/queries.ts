import * as trail from './audit/lines.ts';
import { bindAll, type Around, type BoundAll } from './bound.ts';
import { decisionsThen, statesThen } from './readings/as-it-stood.ts';
import * as files from './desk/attachments.ts';
import * as batches from './desk/batches.ts';
import * as comments from './desk/comments.ts';
import * as bulk from './events/bulk.ts';
import type { Handle } from './connect.ts';
import { DELIVERY_CHANGES, DELIVERY_READS } from './deliveries/delivery-queries.ts';
import * as definitions from './readings/definitions.ts';
import * as drafts from './desk/drafts.ts';
import { enteredSince } from './events/entered.ts';
import { eventMap } from './events/event-map.ts';
import * as pages from './events/event-page.ts';
import * as reads from './events/event-reads.ts';
import * as feeds from './readings/feeds.ts';
import { IMPORT_CHANGES, IMPORT_READS } from './imports/import-queries.ts';
import { forgetMatches, insertMatches } from './events/insert-matches.ts';
import * as nilReturns from './desk/nil-returns.ts';
import * as numbers from './readings/numbers.ts';
import * as overrides from './desk/overrides.ts';
import { claimsTold } from './readings/claims-told.ts';
import { placesChanged } from './readings/places-changed.ts';
import { decisionsIn, servingEvents } from './readings/serving.ts';
import { publishersUsed } from './desk/publishers.ts';
import { operatingNumbers } from './operating/numbers.ts';
import { PEOPLE_CHANGES, PEOPLE_READS } from './people/people-queries.ts';
import * as records from './records.ts';
import * as reviews from './desk/reviews.ts';
import * as links from './desk/links.ts';
import { REPORT_CHANGES, REPORT_READS } from './reports/report-queries.ts';
import * as shares from './desk/shares.ts';
import { forecastStand } from './desk/shares-moved.ts';
import { countedToward } from './events/toward.ts';
import * as tallies from './readings/tallies.ts';
import * as tracked from './readings/tracked.ts';
import { twinPairs } from './desk/twin-pairs.ts';
import { findTwins } from './desk/twins.ts';
import * as views from './desk/views.ts';
import { deleteSampleEvents, matchAgain, writeEvents } from './events/write-events.ts';

/** What may be asked at any time. */
const READS = {
  events: {
    read: reads.readEvent,
    page: pages.eventPage,
    map: eventMap,
    count: pages.countEvents,
    months: pages.eventMonths,
    whole: pages.wholeEvents,
    revisions: reads.revisionsOf,
    countCounted: reads.countCounted,
    summaries: reads.summariesOf,
    size: numbers.logSize,
    toward: countedToward,
    totals: numbers.eventTotals,
  },
  entered: { since: enteredSince },
  tallies: {
    of: tallies.talliesOf,
    shared: tallies.sharedEvents,
    month: tallies.monthNumbers,
    places: placesChanged,
    claims: claimsTold,
  },
  feeds: {
    list: feeds.listFeeds,
    states: feeds.feedStates,
    reporting: feeds.reportingOf,
    coverage: feeds.listCoverage,
    terms: feeds.feedTerms,
    proposals: feeds.listProposals,
  },
  then: { states: statesThen, decisions: decisionsThen },
  serving: { events: servingEvents, decisions: decisionsIn },
  definitions: { versions: definitions.listVersions, body: definitions.versionBody },
  tracked: { list: tracked.listTracked },
  batches: { read: batches.readBatch, list: batches.readBatches },
  files: { of: files.filesOf, read: files.readFile, piece: files.filePiece },
  overrides: { of: overrides.overridesOf },
  nilReturns: { list: nilReturns.listNilReturns },
  reviews: {
    read: reviews.readReview,
    of: reviews.reviewsOf,
    page: reviews.queuePage,
    line: reviews.queueLine,
    counts: reviews.queueCounts,
  },
  comments: { of: comments.commentsOf },
  twins: { find: findTwins, pairs: twinPairs },
  links: { of: links.linksOf, read: links.readLink, between: links.linkBetween, events: links.eventsOf },
  samples: { loaded: numbers.samplesLoaded },
  views: { list: views.listViews, named: views.viewNamed },
  drafts: { list: drafts.listDrafts, read: drafts.readDraft },
  shares: {
    list: shares.listShares,
    read: shares.readShare,
    byHash: shares.shareByHash,
    frozen: shares.frozenAnswer,
    stand: forecastStand,
  },
  reports: REPORT_READS,
  publishers: { used: publishersUsed },
  ...DELIVERY_READS,
  settings: { read: records.readSetting },
  operating: { numbers: operatingNumbers },
  audit: { page: trail.auditPage, lines: trail.auditLines, head: trail.auditHead },
  data: { version: numbers.dataVersion },
  ...IMPORT_READS,
  ...PEOPLE_READS,
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
  matches: { add: insertMatches, forget: forgetMatches, again: matchAgain },
  overrides: {
    ...READS.overrides,
    decisions: overrides.decisionsOn,
    keep: overrides.keepOverride,
    remove: overrides.removeOverride,
  },
  nilReturns: {
    ...READS.nilReturns,
    add: nilReturns.addNilReturn,
    withdraw: nilReturns.withdrawNilReturn,
    against: nilReturns.eventsAgainst,
  },
  feeds: {
    ...READS.feeds,
    keep: feeds.keepFeed,
    setTerms: feeds.setTerms,
    confirmCoverage: feeds.confirmCoverage,
    addCoverage: feeds.addCoverage,
    removeCoverage: feeds.removeCoverage,
    addVintage: feeds.addVintage,
    settleVintage: feeds.settleVintage,
  },
  ...DELIVERY_CHANGES,
  definitions: { ...READS.definitions, keep: definitions.keepVersions },
  tracked: {
    ...READS.tracked,
    holdEpoch: tracked.holdEpoch,
    holdWriters: tracked.holdWriters,
    begin: tracked.beginTracking,
    swap: tracked.swapTracked,
  },
  batches: {
    ...READS.batches,
    open: batches.openBatch,
    hold: batches.holdEvents,
    undone: batches.markUndone,
    states: batches.statesOf,
    mergeOf: batches.mergeOf,
    dropLinks: batches.dropLinks,
    dropMerge: batches.dropMerge,
  },
  files: { ...READS.files, same: files.sameFile, add: files.addFile, mark: files.markRemoved },
  reviews: { ...READS.reviews, keep: reviews.keepReview, forget: reviews.forgetReview },
  comments: { ...READS.comments, add: comments.addComment },
  links: { ...READS.links, keep: links.keepLink, remove: links.removeLink },
  settings: { ...READS.settings, keep: records.keepSetting },
  drafts: {
    ...READS.drafts,
    hold: drafts.holdDraft,
    isSame: drafts.isSameDraft,
    count: drafts.countDrafts,
    write: drafts.writeDraft,
    forget: drafts.forgetDraft,
  },
  views: { ...READS.views, add: views.addView, change: views.changeView, remove: views.removeView },
  shares: {
    ...READS.shares,
    add: shares.addShare,
    rekey: shares.rekeyShare,
    revoke: shares.revokeShare,
    forgetExpired: shares.forgetExpired,
  },
  reports: REPORT_CHANGES,
  bulk: { chosen: bulk.chosenIds, hold: bulk.holdAll, counted: bulk.countedEvents },
  audit: { ...READS.audit, note: records.noteAudit },
  keys: { take: records.takeKey, answer: records.answerUnder, keep: records.keepAnswer, forget: records.forgetAnswers },
  data: { ...READS.data, raise: numbers.raiseDataVersion },
  ...IMPORT_CHANGES,
  ...PEOPLE_CHANGES,
} as const;

export type Reads = { [G in keyof typeof READS]: BoundAll<(typeof READS)[G]> };
/** A transaction: everything that can be read and changed, on one connection. */
export type Tx = Omit<Reads, keyof typeof CHANGES> & { [G in keyof typeof CHANGES]: BoundAll<(typeof CHANGES)[G]> };

/** The readings of the store, each run through `around`, which retries and gives up in time. */
export function readsOn(sql: Handle, around: Around): Reads {
  return bindAll(READS, sql, around) as unknown as Reads;
}

/** The transaction's groups. */
export function changesOn(sql: Handle): Tx {
  return bindAll({ ...READS, ...CHANGES }, sql, (ask) => ask()) as unknown as Tx;
}
