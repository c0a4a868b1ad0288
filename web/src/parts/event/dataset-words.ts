import type { Difference } from '../../../../server/domain/import/dataset-says.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import { dayInWords } from '../../../../server/domain/event/calendar.ts';

/** Why a field stands against its dataset, to follow what stands. Only what a person changed is said to be changed. */
export function whyItStands(because: Difference['because']): string {
  if (because) return `because ${because.by} changed it on ${dayInWords(because.at.slice(0, 10))}`;
  return 'as it came: nobody changed it here, but the dataset’s would not fit what was changed';
}

/** How importers of published datasets end the summaries they write, and what they say was killed. */
const TOLD = /, (none|\d+) killed \((?:UCDP|ACLED|GTD) [^)]*\)$/;

/** Where a summary that an importer wrote tells another toll than the event does by now; null where they agree. */
export function otherToll({ summary, deaths }: Pick<EventOut, 'summary' | 'deaths'>): string | null {
  const told = TOLD.exec(summary)?.[1];
  const best = deaths.total?.best;
  if (told === undefined || best === undefined || (told === 'none' ? 0 : Number(told)) === best) return null;
  return `The summary says ${told} killed; the toll says ${best === 0 ? 'none' : best}.`;
}
