import { z } from 'zod';

/** Who acts when a connector brings rows in by itself; what it declares is proposed, because no person looked. */
export const CONNECTOR_ACTOR = 'connector';

/** Publishers that can be asked by the server itself, and what switches each on. */
export const CONNECTOR_KINDS = [
  {
    feed: 'ucdp-candidate',
    title: 'UCDP Candidate',
    how: 'Ask UCDP for an access token (https://ucdp.uu.se/apidocs/), set SIGNPOSTS_UCDP_TOKEN and start the server again.',
  },
  {
    feed: 'acled',
    title: 'ACLED',
    how: 'Set SIGNPOSTS_ACLED_USER and SIGNPOSTS_ACLED_PASSWORD to a myACLED account and start the server again.',
  },
] as const;

/**
 * off: no settings. idle: waits for its next run. fetching: pages come in. importing: the file is checked or imported.
 * waiting: what came in waits for a person.
 */
export const CONNECTOR_STATES = ['off', 'idle', 'fetching', 'importing', 'waiting'] as const;

/** How a connector stands. */
export const ConnectorOut = z.object({
  feed: z.string(),
  title: z.string(),
  state: z.enum(CONNECTOR_STATES),
  /** How to switch it on, in a sentence. */
  how: z.string(),
  /** A process works on it now. */
  running: z.boolean(),
  /** Pages and rows of the run under way; null when none is. */
  fetched: z.object({ pages: z.int(), rows: z.int() }).nullable(),
  /** The import under way, or the one that waits for a person, with the reason. */
  import: z.object({ id: z.uuid(), file: z.string(), rows: z.int(), why: z.string().nullable() }).nullable(),
  lastRunAt: z.string().nullable(),
  /** When a run last ended well, also one that found nothing new. */
  lastDoneAt: z.string().nullable(),
  /** What that run brought, in a few words. */
  lastDone: z.string().nullable(),
  nextAt: z.string().nullable(),
  problem: z.object({ code: z.string(), detail: z.string(), fix: z.string() }).nullable(),
});
export type ConnectorOut = z.output<typeof ConnectorOut>;

export const ConnectorList = z.object({ connectors: z.array(ConnectorOut) });
export type ConnectorList = z.output<typeof ConnectorList>;
