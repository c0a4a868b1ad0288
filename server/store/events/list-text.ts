/** A list as PostgreSQL writes one: arrays of arrays are flattened by unnest, so a list travels as text. */
export const arrayText = (items: readonly string[]): string => listText(items);

/** The same, of what may be missing. Written here because the driver takes its time over each item. */
export function listText(items: readonly (string | number | null)[]): string {
  let [text, before, written] = ['', undefined as string | number | null | undefined, 'null'];
  for (const item of items) {
    // Whole columns of a batch say the same.
    if (item !== before) {
      written = item === null ? 'null' : `"${escaped(String(item))}"`;
      before = item;
    }
    text += text ? `,${written}` : written;
  }
  return `{${text}}`;
}

/** A list of numbers, days or ids, which need no quotation marks. Moments have spaces at most. */
export function bareList(items: readonly (string | number | null)[]): string {
  return `{${items.map((item) => item ?? 'null').join()}}`;
}

const escaped = (text: string) => (/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text);
