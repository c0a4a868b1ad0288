import type { Role, RolesHeld } from '../../../server/domain/role.ts';

/** Who used this browser last, as far as the pages need it without a connection. */
export interface PersonHere {
  id: string;
  name: string;
  role: Role;
  forecasts: RolesHeld | null;
}

const PLACE = 'signposts-person';
/** While nobody has an account: what such a desk keeps stands under no name, as it always did. */
const LOCAL = 'local-analyst';

/** Who used this browser last; null where nobody did, or the browser keeps nothing. */
export function readPerson(): PersonHere | null {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? 'null') as PersonHere | null;
  } catch {
    return null;
  }
}

/** What goes behind the name of everything this browser keeps for one person, so that the next one sees none of it. */
export function nameHere(): string {
  const id = readPerson()?.id ?? LOCAL;
  return id === LOCAL ? '' : `-${id}`;
}

/**
 * Notes who uses this browser. Pages kept for reading belong to who read them, and go when somebody else comes.
 * @returns whether it was somebody else before
 */
export async function notePerson({ id, name, role, forecasts }: PersonHere): Promise<boolean> {
  const before = readPerson();
  const other = (before?.id ?? LOCAL) !== id;
  if (other) await forgetRead();
  try {
    localStorage.setItem(PLACE, JSON.stringify({ id, name, role, forecasts }));
  } catch {
    return false;
  }
  return other;
}

/** Nobody is signed in here any more; other tabs hear of it. */
export function forgetPerson(): void {
  localStorage.removeItem(PLACE);
}

/** Forgets what was kept for reading without a connection, and what the tab remembers of lists and choices. */
export async function forgetRead(): Promise<void> {
  sessionStorage.clear();
  for (const name of (await globalThis.caches?.keys()) ?? [])
    if (name.startsWith('signposts-read')) await caches.delete(name);
}

/** Runs something when another tab of this browser says that somebody else came. Gives the way to stop. */
export function onOtherPerson(run: () => void): () => void {
  const hear = ({ key, oldValue, newValue }: StorageEvent) => {
    if (key === PLACE && idIn(oldValue) !== idIn(newValue)) run();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

const idIn = (text: string | null): string => (JSON.parse(text ?? 'null') as PersonHere | null)?.id ?? LOCAL;
