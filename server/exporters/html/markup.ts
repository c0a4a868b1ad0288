/** Markup that is safe to put into a page as it is. Only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | null | false | readonly Markup[];

/** Template tag: text is escaped, markup made by this tag goes in as it is, null and false give nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const out = strings.map((string, i) => string + (i < parts.length ? written(parts[i] ?? null) : ''));
  return { markup: out.join('') };
}

/** Our own fixed text, such as a style sheet, that must not be escaped. Never a user's. */
export function trusted(markup: string): Markup {
  return { markup };
}

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((inner) => inner.markup).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
