import type { Mapping } from '../../domain/import/mapping.ts';
import { shown } from '../../domain/problem.ts';
import { coverage } from '../coverage.ts';
import { columnName, hasColumns } from '../header.ts';
import type { Importer } from '../importer.ts';
import { mapRow } from './map.ts';
import { planOf } from './plan.ts';

/** What is told of a feed: title, licence and how far it may be passed on. */
export type FeedWords = Pick<Importer, 'title' | 'licence' | 'citation' | 'redistribution' | 'holdBack'>;

/**
 * The importer that a mapping makes. `kept` is what is told of its feed already, which stands before what the mapping
 * says; the desk's own log is always there.
 */
export function mappedImporter(mapping: Mapping, kept: FeedWords | null): Importer {
  const plan = planOf(mapping);
  const { feed } = mapping;
  const used = mapping.columns.filter(({ field }) => field !== null).map(({ column }) => columnName(column));
  return {
    feed: feed.to === 'desk' ? 'desk' : feed.id,
    ...wordsOf(mapping, kept),
    ...(feed.to === 'desk' ? { idsBegin: `${feed.table}:` } : {}),
    idColumns: plan.of('id'),
    encodings: ['utf-8', 'windows-1252', 'utf-16le'],
    recognises: (header) => hasColumns(header, used),
    misfit: (header) => misfit(header, used, mapping.name),
    map: (row, look) => mapRow(row, plan, look),
    // Which months the desk looked in is the desk's to say, not an old table's.
    covers: (seen) => (feed.to === 'desk' ? null : coverage(seen)),
  };
}

function wordsOf({ feed }: Mapping, kept: FeedWords | null): FeedWords {
  if (kept) {
    const { title, licence, citation, redistribution, holdBack } = kept;
    return { title, licence, citation, redistribution, holdBack };
  }
  if (feed.to === 'own') {
    const { title, licence, citation, redistribution, holdBack } = feed;
    return { title, licence, citation, redistribution, holdBack };
  }
  const licence = 'the desk’s own; ask it before passing them on';
  return {
    title: 'Desk log',
    licence,
    citation: 'Events logged at this desk.',
    redistribution: 'attributed',
    holdBack: 0,
  };
}

/** Names the columns that the mapping reads and the table no longer has. */
function misfit(
  header: readonly string[],
  used: readonly string[],
  name: string,
): { message: string; fix: string } | null {
  const names = new Set(header.map(columnName));
  const missing = used.filter((column) => !names.has(column));
  if (!missing.length) return null;
  const listed = missing.slice(0, 5).map((column) => `"${shown(column, 60)}"`);
  const are = missing.length === 1 ? 'is' : 'are';
  return {
    message: `The mapping “${name}” reads ${listed.join(', ')}${missing.length > 5 ? ' and others' : ''}, which ${are} not in this table.`,
    fix: 'Choose the columns anew and save the mapping.',
  };
}
