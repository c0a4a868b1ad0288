import { Problem, shown } from '../domain/problem.ts';
import type { Answer } from './fetch-politely.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Characters of a refusal that are looked at. */
const LONGEST_REFUSAL = 20_000;

type Members = Readonly<Record<string, unknown>>;

/**
 * An answer as an object.
 * @throws Problem `publisher-odd` when it is none
 */
export function objectOf(who: string, { text }: Answer): Members {
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw oddAnswer(who, 'answered with something that is no JSON object');
}

/**
 * The rows in a member of an answer.
 * @throws Problem `publisher-odd` when there is no list of objects
 */
export function rowsIn(who: string, object: Members, name: string): Members[] {
  const rows = object[name];
  if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
    return rows as Members[];
  throw oddAnswer(who, `answered without the list "${name}"`);
}

/** The publisher's own words about a refusal, short and without the secrets it may repeat, or what stands in their place. */
export function wordsIn({ status, text: said }: Answer, secrets: readonly (string | null)[]): string {
  const text = withoutSecrets(said.slice(0, LONGEST_REFUSAL), secrets);
  const value = parsed(text);
  const members = typeof value === 'object' && value !== null ? (value as Members) : {};
  for (const name of ['error_description', 'message', 'messages', 'error', 'detail']) {
    const words = members[name];
    if (typeof words === 'string' && words.trim() !== '') return shown(words.trim(), 160);
    if (typeof words === 'object' && words !== null) return shown(words, 160);
  }
  const plain = text.trim();
  return plain !== '' && !plain.startsWith('<') ? shown(plain, 160) : `status ${status}`;
}

/** A refusal because a publisher answers otherwise than it documents. */
export function oddAnswer(who: string, what: string): Problem {
  return new Problem('publisher-odd', `${who} ${what}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
