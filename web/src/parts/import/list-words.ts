import type { Import } from '../../../../server/domain/import/import.ts';
import { counted, thousands } from '../../words.ts';
import { progressWords } from './check-words.ts';

/** What a list says of an import: where it stands, and what it waits for. */
export function standsAt({
  state,
  settings,
  check,
  progress,
}: Pick<Import, 'state' | 'settings' | 'check' | 'progress'>): string {
  switch (state) {
    case 'looked':
      return settings.feed === null ? 'Waits for its columns' : 'Waits to be checked';
    case 'checking':
    case 'importing':
      return progressWords(state, progress);
    case 'checked':
      return check?.counts.refused
        ? `Checked, ${counted(check.counts.refused, 'row')} to fix`
        : 'Checked, waits to be imported';
    case 'done':
      return check ? `Imported, ${thousands(check.counts.new)} new` : 'Imported';
    case 'failed':
      return 'Failed, nothing was written';
    case 'given-up':
      return 'Put away';
  }
}
