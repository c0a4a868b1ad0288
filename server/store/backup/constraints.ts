import type { Handle } from '../connect.ts';

/** How a trigger is switched on again as it was; one that was off stays off. */
const ON: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

/**
 * Puts aside what would refuse rows that come in any order: foreign keys, and the triggers that keep finished things as
 * they are. Gives what puts them back; the foreign keys are then checked over every row at once.
 */
export async function aside(sql: Handle): Promise<() => Promise<void>> {
  const keys = await sql<{ table: string; name: string; says: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as says
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by 1, 2`;
  const triggers = await sql<{ table: string; name: string; state: string }[]>`
    select tgrelid::regclass::text as table, quote_ident(tgname) as name, tgenabled::text as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace order by 1, 2`;
  // Names and definitions come from the database's own catalogue, quoted by it.
  for (const { table, name } of keys) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers) await sql.unsafe(`alter table ${table} disable trigger ${name}`);
  return async () => {
    for (const { table, name, state } of triggers)
      await sql.unsafe(`alter table ${table} ${ON[state] ?? 'enable'} trigger ${name}`);
    for (const { table, name, says } of keys) await sql.unsafe(`alter table ${table} add constraint ${name} ${says}`);
  };
}
