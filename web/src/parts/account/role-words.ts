import type { Role, RolesHeld } from '../../../../server/domain/role.ts';

/** Roles as people call them, and in one sentence what each may. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  reader: { name: 'Reader', may: 'Readers read everything and change nothing.' },
  analyst: { name: 'Analyst', may: 'Analysts log and edit events, review, share and write reports.' },
  editor: { name: 'Editor', may: 'Editors also import, retract, declare coverage, sign and send reports.' },
  admin: { name: 'Admin', may: 'Admins also manage people, the installation, backups and the audit trail.' },
};

/** "You are a reader; an editor on The Pakistan forecast." */
export function rolesInWords(
  { role, forecasts }: { role: Role; forecasts: RolesHeld | null },
  titleOf: (forecast: string) => string,
): string {
  const named = (held: Role) => `${/^[ae]/.test(held) ? 'an' : 'a'} ${held}`;
  if (!forecasts) return `You are ${named(role)}.`;
  const parts = Object.entries(forecasts).map(
    ([forecast, held]) => `${named(held)} on ${forecast === '*' ? 'every other forecast' : titleOf(forecast)}`,
  );
  return `You are ${[`${named(role)} of the log`, ...(parts.length ? parts : ['on no forecast'])].join('; ')}.`;
}
