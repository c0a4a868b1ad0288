import type { Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { SampleName, Status } from '../../domain/event/event-values.ts';
import type { Revision } from '../../domain/wire.ts';

/** One new state of one event. */
export interface EventWrite {
  id: string;
  feed: string;
  externalId: string | null;
  vintage: string | null;
  sample: SampleName | null;
  status: Status;
  version: number;
  firstLogged: Day;
  draft: EventDraft;
  /** The JSON of a draft, where it was written already; good only while `of` is the very draft above. */
  body?: { of: EventDraft; text: string } | undefined;
  /** Hash of the canonical draft: tells "same" from "changed" when a file comes again. Empty: keep the one before. */
  hash: string;
  loggedAt: string;
  loggedBy: string;
  at: string;
  by: string;
  action: Revision['action'];
  reason: string | null;
  /** The decision over several events that this state is part of. */
  batch?: string | null;
}
