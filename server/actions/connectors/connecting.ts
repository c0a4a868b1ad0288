import type { Connector, Past, Place, Plan } from '../../connectors/connector.ts';
import type { Manners } from '../../connectors/fetch-politely.ts';
import type { Actor } from '../../domain/permission.ts';
import { CONNECTOR_ACTOR } from '../../domain/import/connector.ts';

/** The publishers that settings switch on, and how they are asked. */
export interface Connecting {
  connectors: readonly Connector[];
  manners: Manners;
  /** Hours between two runs. */
  every: number;
  /** The largest share of known rows, from 0 to 1, that a run may revise or drop without a person. */
  share: number;
}

/** Who brings in what a connector fetched. */
export const CONNECTOR: Actor = { id: CONNECTOR_ACTOR, name: 'Connector', role: 'editor' };

/** A file on its way in, page by page. */
export interface Fetching {
  import: string;
  plan: Plan;
  place: Place;
  pages: number;
  pieces: number;
  rows: number;
  size: number;
  total: number | null;
  /** How often it was begun again because the publisher's data moved. */
  again: number;
}

/** A file that is here whole: it is checked, imported, or waits for a person (`why`). */
export interface Bringing {
  id: string;
  file: string;
  rows: number;
  plan: Plan;
  sha256: string;
  why: string | null;
}

/** What is kept of a connector between pages, runs and processes. */
export interface Cursor {
  past: Past;
  /** Hash of the last file that went in, so that the same rows are not imported twice. */
  sha256: string | null;
  lastDone: string | null;
  fetching: Fetching | null;
  bringing: Bringing | null;
}

/** The cursor as it was kept; an empty one before the first run. */
export function cursorOf(kept: Record<string, unknown> | null): Cursor {
  // Written by this room alone, through `keepCursor`.
  const cursor = (kept ?? {}) as Partial<Cursor>;
  return {
    past: cursor.past ?? {},
    sha256: cursor.sha256 ?? null,
    lastDone: cursor.lastDone ?? null,
    fetching: cursor.fetching ?? null,
    bringing: cursor.bringing ?? null,
  };
}
