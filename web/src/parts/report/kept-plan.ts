import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import { reportKey } from '../../device/chosen-keys.ts';

/** Words of a draft that the server does not have yet, as this device keeps them. */
export interface KeptPlan {
  /** The version they were written on; 0: nothing is saved yet. */
  version: number;
  at: string;
  plan: ReportPlan;
}

/** Keeps them; false where the browser keeps nothing. `id` is null for a report that is not saved yet. */
export function keepPlan(id: string | null, kept: KeptPlan, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(reportKey(id), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What this device keeps of a draft, or null. What cannot be read is as good as nothing. */
export function keptPlan(id: string | null, storage: Storage = localStorage): KeptPlan | null {
  try {
    const kept = JSON.parse(storage.getItem(reportKey(id)) ?? 'null') as Partial<KeptPlan> | null;
    return kept?.plan && Array.isArray(kept.plan.sections) && Array.isArray(kept.plan.texts)
      ? { version: Number(kept.version) || 0, at: String(kept.at), plan: kept.plan }
      : null;
  } catch {
    return null;
  }
}

/** The server has them. */
export function forgetPlan(id: string | null, storage: Storage = localStorage): void {
  try {
    storage.removeItem(reportKey(id));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
