import type { Handle } from '../connect.ts';

/** What holds for the installation as a whole. */
export interface Installation {
  mode: 'normal' | 'read-only' | 'no-access';
  secondFactorEnforced: boolean;
  sessionsValidFrom: string | null;
}

/** The installation as it is set; as a fresh one is, where nothing was ever set. */
export async function readInstallation(sql: Handle): Promise<Installation> {
  const [row] = await sql<Installation[]>`
    select mode, second_factor_enforced as "secondFactorEnforced", sessions_valid_from as "sessionsValidFrom" from installation`;
  return row ?? { mode: 'normal', secondFactorEnforced: false, sessionsValidFrom: null };
}

/** Keeps what holds from now on. */
export async function keepInstallation(
  sql: Handle,
  { mode, secondFactorEnforced, sessionsValidFrom }: Installation,
): Promise<void> {
  await sql`
    insert into installation (mode, second_factor_enforced, sessions_valid_from)
    values (${mode}, ${secondFactorEnforced}, ${sessionsValidFrom})
    on conflict ("only") do update set mode = excluded.mode, second_factor_enforced = excluded.second_factor_enforced,
      sessions_valid_from = excluded.sessions_valid_from`;
}
