import type { Source } from '../../domain/event/event.ts';
import { readDays } from '../../domain/import/mapping-days.ts';
import { cells, cut, type Cells } from '../cells.ts';
import { sourcesOf } from '../csv/sources.ts';
import { oneOf, type Plan } from './plan.ts';

const ADDRESS = /^https?:\/\/\S+$/i;

/**
 * The sources of a row, read as those of our own columns. An address without a publisher stands under its host; a
 * publisher that is an address is one.
 */
export function sourcesBy(cell: Cells, plan: Plan): Source[] {
  const list = (column: string | null) => (column ? valuesOf(cell.text(column), plan) : []);
  const named = oneOf(plan, 'publisher');
  const { publisher: fixed } = plan.mapping.fixed;
  let publishers = list(named);
  let urls = list(oneOf(plan, 'url'));
  if (urls.length === 0 && publishers.some((value) => ADDRESS.test(value))) {
    urls = publishers.map((value) => (ADDRESS.test(value) ? value : ''));
    publishers = publishers.map((value) => (ADDRESS.test(value) ? hostOf(value) : value));
  }
  const said = [...plan.of('url'), ...plan.of('published'), ...plan.of('grade')].some((column) => cell.text(column));
  if (publishers.length === 0 && urls.length > 0) publishers = urls.map((url) => fixed ?? hostOf(url));
  else if (publishers.length === 0 && fixed && (said || plan.of('publisher').length === 0)) publishers = [fixed];
  const published = list(oneOf(plan, 'published')).map((value) => dayOf(cell, plan, value));
  const record = {
    publisher: publishers.map((value) => value.replaceAll(';', ',')).join('; '),
    url: urls.join('; '),
    published: published.join('; '),
    grade: list(oneOf(plan, 'grade')).join('; '),
  };
  const inner = cells(record);
  const sources = sourcesOf(inner);
  for (const { column, reason, fix } of inner.problems) {
    cell.refuse(oneOf(plan, fieldOf(column)) ?? named ?? '', reason, fix);
  }
  return sources.map((source) => ({ ...source, publisher: cut(source.publisher, 200) }));
}

/** Addresses hold commas and slashes of their own: only what stands before another address parts them. */
function valuesOf(text: string, plan: Plan): string[] {
  if (/https?:\/\//i.test(text))
    return text
      .split(/[;|\n]\s*|(?<![\s,])[\s,]+(?=https?:\/\/)/i)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return plan.parts(text);
}

function fieldOf(column: string): 'publisher' | 'url' | 'published' | 'grade' {
  return column === 'url' || column === 'published' || column === 'grade' ? column : 'publisher';
}

/** A day that cannot be read stays as it is, and is then refused with what stands there. */
function dayOf(cell: Cells, plan: Plan, value: string): string {
  const read = readDays(value, plan.mapping.dates);
  if ('value' in read && read.value.precision === 'day') return read.value.from;
  if ('reason' in read) cell.refuse(joinedColumn(plan), read.reason, read.fix);
  return value;
}

function joinedColumn(plan: Plan): string {
  return oneOf(plan, 'published') ?? '';
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#:].*$/, '') || 'web';
}
