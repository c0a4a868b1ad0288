import type { EventInput } from '../../../server/domain/event/event.ts';
import type { Issue } from '../../../server/domain/problem.ts';
import type { EventOut } from '../../../server/domain/wire.ts';
import type { KeptDraft } from '../parts/editor/kept-draft.ts';

/** What a refusal said, in a shape that can be kept. */
export interface Refusal {
  code: string;
  status: number;
  title: string;
  detail: string;
  fix: string;
  issues: readonly Issue[];
}

/** A form begun and not sent, as this device keeps it. */
export interface DeviceDraft {
  id: string;
  /** The event being changed; null for a new one. */
  event: string | null;
  title: string;
  body: KeptDraft;
  /** When it was last typed into. */
  at: string;
  /** The state the server has: its version (0 for none) and the `at` that went there. */
  version: number;
  atServer: string | null;
  /** Which opening of the form writes it: a second one must not overwrite the first. */
  tab: string;
  /** Put aside by the person: it is in the list and does not open by itself. */
  aside: boolean;
  /** What the server refused it for. */
  refused: Refusal | null;
  /** Given up here; kept until the server has forgotten it too. */
  gone: boolean;
}

/** Files that wait with a draft. They stay on this device: beside the draft, because that is written at every key press. */
export interface DraftFiles {
  /** The draft's id. */
  id: string;
  files: readonly File[];
}

/** What has to be done once the event has an id. */
export interface AfterSteps {
  /** Stored events that somebody said are not this one. */
  different?: readonly string[];
  /** Events of other feeds that tell of the same happening. */
  same?: readonly string[];
}

/** An event or a change on its way to the server. It is written here before it is sent, and goes when it is answered. */
export interface Entry {
  /** Its Idempotency-Key, made once when "Log event" was pressed. */
  key: string;
  at: string;
  title: string;
  event: EventInput;
  draft: { id: string; body: KeptDraft } | null;
  files: readonly File[];
  after: AfterSteps;
  /** For a change: which event, the version it was made from, and why. */
  change: { id: string; etag: string; reason: string; base: EventOut } | null;
  state: 'waiting' | 'refused' | 'choice';
  refused: Refusal | null;
  /** For a choice: what was saved meanwhile. */
  theirs: { event: EventOut; etag: string } | null;
  /** The event is in the log; files and what else follows it may still have to go. */
  logged: string | null;
}
