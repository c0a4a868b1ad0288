import type { ImportCheck } from '../../../../server/domain/import/check.ts';
import type { ImportSettings } from '../../../../server/domain/import/settings.ts';
import { changedParts, eventsThat } from '../../../../server/domain/import/changed-words.ts';

/** What an import did, in a sentence. */
export function doneWords(
  { counts }: Pick<ImportCheck, 'counts'>,
  { dropGone }: Pick<ImportSettings, 'dropGone'>,
): string {
  const did = [
    { n: counts.new, does: 'came in' },
    ...changedParts(counts, 'was'),
    { n: dropGone ? counts.gone : 0, does: counts.gone === 1 ? 'was retracted' : 'were retracted' },
  ].filter(({ n }) => n > 0);
  return did.length ? `${eventsThat(did)}.` : 'Nothing in the log changed: all of it was here already.';
}
