import type { Day } from '../../domain/event/calendar.ts';
import type { ImportProgress } from '../../domain/import/import.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import type { Open } from '../../importers/decode.ts';
import type { Importer } from '../../importers/importer.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';

/** A file that is checked, or brought into the log. `open` reads it from its first byte, as often as it is called. */
export interface Bringing {
  importer: Importer;
  file: string;
  sha256: string;
  settings: ImportSettings;
  open: Open;
  /** The day its rows were got from their publisher, where that is not today. */
  accessed?: Day | null;
}

/** `check` does the same as `commit` and is taken back; of events it writes their matches only, because verdicts rest on them. */
export type Mode = 'check' | 'commit';

/** Whom to tell how far the work has come, and whether to go on. */
export interface Follow<P = ImportProgress> {
  tell(progress: P): void;
  /** Throws once nobody wants the work any more. */
  goOn(): void;
}

/** The work in its transaction. */
export interface Work extends Bringing {
  ctx: Ctx;
  tx: Tx;
  tracked: readonly Tracked[];
  mode: Mode;
  follow: Follow;
  vintage: string;
}

/** Nobody looks on, and nobody stops it. */
export const UNFOLLOWED: Follow = { tell: () => undefined, goOn: () => undefined };
