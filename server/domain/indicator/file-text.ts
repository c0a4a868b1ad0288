import type { Indicator } from './definition.ts';

/**
 * An indicator in the form of its file, field by field in one order, so that two versions can be laid side by side.
 * Comments and line breaks of the file itself are not kept with a version; its hash is over the meaning-bearing fields.
 */
export function fileText(indicator: Indicator): string {
  const fields = Object.entries(indicator).filter(([name, value]) => !(NOT_MEANT.has(name) && isEmpty(value)));
  return fields.map(([name, value]) => field(name, sorted(name, value), '')).join('\n') + '\n';
}

/** Characters that a value may have within a line. */
const LINE = 90;
/** Filled in as empty lists where a file leaves them out. */
const NOT_MEANT = new Set(['variants', 'look_for']);
/** Free names, kept in whatever order the database has them. */
const BY_NAME = new Set(['seen_if', 'feeds']);

function sorted(name: string, value: unknown): unknown {
  if (!BY_NAME.has(name) || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A field on one line where it is short and plain, else its parts below it. */
function field(name: string, value: unknown, indent: string): string {
  const short = inline(value);
  const words = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  // Lists of words keep to their line however long it gets: a word more must not look like another list.
  if (short !== null && (short.length <= LINE || words)) return `${indent}${name}: ${short}`;
  const below = `${indent}  `;
  if (Array.isArray(value)) return `${indent}${name}:\n${value.map((one) => item(one, below)).join('\n')}`;
  if (isParts(value)) return `${indent}${name}:\n${parts(value, below)}`;
  return `${indent}${name}: ${scalar(value)}`;
}

function item(value: unknown, indent: string): string {
  const short = inline(value);
  if (!isParts(value) || (short !== null && short.length <= LINE)) return `${indent}- ${short ?? scalar(value)}`;
  return `${indent}- ${parts(value, `${indent}  `).trimStart()}`;
}

function parts(value: Record<string, unknown>, indent: string): string {
  return entriesOf(value)
    .map(([name, inner]) => field(name, inner, indent))
    .join('\n');
}

/** The value within a line, or null where it holds long text. */
function inline(value: unknown): string | null {
  if (Array.isArray(value)) {
    const items = value.map(inline);
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (isParts(value)) {
    const items = entriesOf(value).map(([name, inner]) => [name, inline(inner)] as const);
    return items.some(([, text]) => text === null) ? null : `{${items.map((pair) => pair.join(': ')).join(', ')}}`;
  }
  const text = scalar(value);
  return text.length > LINE ? null : text;
}

function scalar(given: unknown): string {
  if (typeof given !== 'string') return String(given);
  const value = given.trim();
  const plain = /^[A-Za-z0-9][^:#{}[\],&*!|>'"%@`\n]*$/.test(value) && !/^(true|false|null|[\d.]+)$/.test(value);
  return plain ? value : JSON.stringify(value);
}

function isParts(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function entriesOf(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined);
}
