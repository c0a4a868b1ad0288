import * as alike from './alike.ts';
import * as bringing from './bringing.ts';
import * as connectors from './connectors.ts';
import * as datasetSays from './dataset-says.ts';
import * as heldRows from './held-rows.ts';
import * as imports from './imports.ts';
import * as mappings from './mappings.ts';
import * as pieces from './pieces.ts';
import * as published from './published.ts';
import * as undo from './undo.ts';
import * as undoBlocked from './undo-blocked.ts';
import * as undos from './undos.ts';
import * as vintages from './vintages.ts';
import { NAME_CHANGES, NAME_READS } from './name-queries.ts';

/** What may be asked at any time of imports and of what they brought: files on their way, releases, names, published totals. */
export const IMPORT_READS = {
  published: {
    of: published.publishedOf,
    history: published.publishedHistory,
    vintages: published.standingVintages,
  },
  datasetSays: { of: datasetSays.saidOf },
  vintages: {
    list: vintages.listVintages,
    read: vintages.readVintage,
    parts: vintages.vintageParts,
    events: vintages.vintageEvents,
    revised: vintages.revisedVerdicts,
  },
  undos: { read: undos.readUndo },
  imports: { read: imports.readImport, list: imports.listImports, sameOpen: imports.sameOpen },
  names: NAME_READS,
  pieces: { read: pieces.readPiece },
  connectors: connectors.CONNECTOR_READS,
  mappings: { list: mappings.listMappings, read: mappings.readMapping, named: mappings.mappingNamed },
} as const;

/** What only a transaction does with them. */
export const IMPORT_CHANGES = {
  imports: {
    ...IMPORT_READS.imports,
    insert: imports.insertImport,
    settings: imports.keepSettings,
    move: imports.moveImport,
    takeNext: imports.takeNext,
    progress: imports.keepProgress,
    putOff: imports.putOff,
    settle: imports.settleImport,
    forgetPieces: imports.forgetPieces,
  },
  names: NAME_CHANGES,
  pieces: {
    ...IMPORT_READS.pieces,
    add: pieces.addPiece,
    countOpen: pieces.countOpen,
    putAway: pieces.putAwayUntouched,
  },
  connectors: connectors.CONNECTOR_CHANGES,
  bringing: {
    take: bringing.takeFeed,
    patient: bringing.patientTransaction,
    known: bringing.knownEvents,
    lines: bringing.linesOf,
    seen: bringing.seenIn,
    gone: bringing.goneEvents,
    byId: bringing.eventsById,
    matchOnly: bringing.matchOnly,
    holdsEvents: alike.holdsEvents,
    alike: alike.alikeInFeed,
  },
  heldRows: {
    begin: heldRows.beginHolding,
    hold: heldRows.holdRows,
    first: heldRows.heldFirst,
    after: heldRows.heldAfter,
  },
  published: {
    ...IMPORT_READS.published,
    by: published.publishedBy,
    add: published.addPublished,
    end: published.endPublished,
    mark: published.markSeries,
    vintage: published.seriesVintage,
    undone: published.markVintageUndone,
    endCoverage: published.endSeriesCoverage,
  },
  datasetSays: {
    ...IMPORT_READS.datasetSays,
    standing: datasetSays.standingOf,
    keep: datasetSays.keepSays,
    settle: datasetSays.markKept,
  },
  undo: {
    list: undo.listImported,
    hold: undo.holdListed,
    untold: undo.isUntold,
    dependents: undoBlocked.dependentsOn,
    later: undoBlocked.laterImports,
    retract: undo.retractBrought,
    states: undo.statesToRestore,
    rest: undo.takeBackRest,
    mark: undo.markVintageUndone,
  },
  undos: {
    ...IMPORT_READS.undos,
    ask: undos.askUndo,
    takeNext: undos.takeNextUndo,
    progress: undos.keepUndoProgress,
    putOff: undos.putOffUndo,
    settle: undos.settleUndo,
  },
  mappings: { ...IMPORT_READS.mappings, add: mappings.addMapping, remove: mappings.removeMapping },
} as const;
