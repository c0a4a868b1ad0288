import { toWindows1252 } from '../windows-1252.ts';

/** What a character of two or more bytes looks like when its bytes are read as windows-1252. */
const TWICE = /[Â-ô][^\x00-\x7F]/;

/** Undoes text that was encoded twice ("CafÃ©" is "Café"); other text comes back as it was. */
export function repaired(text: string): string {
  const bytes = TWICE.test(text) ? toWindows1252(text) : null;
  if (!bytes) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
