import type { Handle } from '../connect.ts';

const MOST_EACH = 20;

/** Whether a person has signed in on the device with this hash before. */
export async function isKnownDevice(sql: Handle, personId: string, hash: string): Promise<boolean> {
  const rows = await sql`select 1 from known_devices where hash = ${hash} and person_id = ${personId}`;
  return rows.length === 1;
}

/** Remembers a device, and forgets all but the newest of the person. */
export async function keepDevice(
  sql: Handle,
  { hash, personId, at }: { hash: string; personId: string; at: string },
): Promise<void> {
  await sql`
    insert into known_devices (hash, person_id, seen_at) values (${hash}, ${personId}, ${at})
    on conflict (hash) do update set seen_at = excluded.seen_at where known_devices.person_id = excluded.person_id`;
  await sql`
    delete from known_devices where hash in (
      select hash from known_devices where person_id = ${personId} order by seen_at desc, hash offset ${MOST_EACH})`;
}

/** Forgets the devices of a person: after a reset none of them may be trusted. */
export async function forgetDevices(sql: Handle, personId: string): Promise<void> {
  await sql`delete from known_devices where person_id = ${personId}`;
}
