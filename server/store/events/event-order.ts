import type { PageMark } from '../../domain/event-query.ts';
import type { Sort } from '../../domain/event-query-values.ts';
import type { Handle } from '../connect.ts';

/** What a list is sorted by, as columns of `events e`. Only a toll can be unknown; it then comes last both ways. */
function column(sql: Handle, sort: Sort) {
  switch (sort) {
    case 'day':
    case '-day':
      return sql`e.from_day`;
    case 'killed':
    case '-killed':
      return sql`e.killed`;
    case 'changed':
    case '-changed':
      return sql`e.changed_at`;
    case 'sources':
    case '-sources':
      return sql`e.source_count`;
  }
}

/**
 * The order of a list; the id settles ties, so that no row is seen twice and none is missed. Where nulls go is said as
 * the indexes say it, also of columns that have none: only then is an index read in order and not the whole log sorted.
 */
export function eventOrder(sql: Handle, sort: Sort) {
  const by = column(sql, sort);
  if (sort.startsWith('-')) return sql`order by ${by} desc nulls last, e.id desc nulls last`;
  if (sort === 'killed') return sql`order by ${by} nulls last, e.id`;
  return sql`order by ${by} nulls first, e.id nulls first`;
}

/** What a row's place in that order is made of. */
export function orderValue(sql: Handle, sort: Sort) {
  return sql`${column(sql, sort)} as sorted_by`;
}

/**
 * Only rows behind the mark, beginning with "and". Rows are found by key and not by offset, so that page 100 costs
 * what page 1 does.
 */
export function behind(sql: Handle, sort: Sort, mark: PageMark | undefined) {
  if (!mark) return sql``;
  const by = column(sql, sort);
  const down = sort.startsWith('-');
  if (mark.value === null)
    return sql`and ${by} is null and ${down ? sql`e.id < ${mark.id}::uuid` : sql`e.id > ${mark.id}::uuid`}`;
  const key = sql`(${mark.value}::${typeOf(sql, sort)}, ${mark.id}::uuid)`;
  const further = down ? sql`(${by}, e.id) < ${key}` : sql`(${by}, e.id) > ${key}`;
  return sort.endsWith('killed') ? sql`and (${further} or ${by} is null)` : sql`and ${further}`;
}

function typeOf(sql: Handle, sort: Sort) {
  if (sort.endsWith('day')) return sql`date`;
  return sort.endsWith('changed') ? sql`timestamptz` : sql`int`;
}
