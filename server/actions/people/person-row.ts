import type { Person } from '../../domain/account/wire.ts';
import type { KeptPerson } from '../../store/people/people.ts';

/** A person as an admin sees them: no hash, no secret. */
export function asPerson(kept: KeptPerson & { seenAt?: string | null }): Person {
  const { id, email, name, role, forecasts, secondFactor, mustSecondFactor, disabledAt, createdAt, version } = kept;
  const seenAt = kept.seenAt ?? null;
  return { id, email, name, role, forecasts, secondFactor, mustSecondFactor, disabledAt, createdAt, seenAt, version };
}
