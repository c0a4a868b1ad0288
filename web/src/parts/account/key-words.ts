import type { KeyScope } from '../../../../server/domain/key-scope.ts';

/** What a key may be made for, each with the words behind its box. */
export const SCOPE_WORDS: Record<KeyScope, string> = {
  read: 'reads',
  log: 'logs events',
  import: 'imports',
  report: 'writes reports',
  all: 'does everything you may, but manage people, keys and the installation',
};

/** "Reads, logs events". */
export function scopesInWords(scopes: readonly KeyScope[]): string {
  const text = (scopes.includes('all') ? (['all'] as const) : scopes).map((scope) => SCOPE_WORDS[scope]).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
