import type { Handle } from '../connect.ts';

/** Times of the tries of each name since a moment, oldest first, at most 200 each; held to the end of the transaction, so that two at once count as two. */
export async function triesOf(sql: Handle, who: readonly string[], since: string): Promise<Map<string, string[]>> {
  // In one order everywhere, or two transactions could wait for each other.
  for (const one of [...who].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${one}, 861))`;
  const rows = await sql<{ who: string; at: string }[]>`
    select who, at from sign_in_tries where who = any(${[...who]}) and at > ${since} order by at, n`;
  return new Map(who.map((one) => [one, rows.filter((row) => row.who === one).map(({ at }) => at)]));
}

/** Writes tries down. */
export async function addTries(sql: Handle, who: readonly string[], at: string): Promise<void> {
  for (const one of who) await sql`insert into sign_in_tries (who, at) values (${one}, ${at})`;
}

/** Forgets the tries of some, whose right password has shown that they were no guesses. */
export async function forgetTriesOf(sql: Handle, who: readonly string[]): Promise<void> {
  await sql`delete from sign_in_tries where who = any(${[...who]})`;
}

/** Forgets tries from before a moment. */
export async function forgetTries(sql: Handle, before: string): Promise<void> {
  await sql`delete from sign_in_tries where at < ${before}`;
}
