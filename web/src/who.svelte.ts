import type { MeNow } from '../../server/domain/account/wire.ts';
import { isOnForecast, may as roleMay, roleOn, type Permission } from '../../server/domain/role.ts';
import { readPerson, type PersonHere } from './device/person-here.ts';
import { scope } from './scope.svelte.ts';

/** What the server wants of somebody before it answers anything else. */
export type Wanted = 'sign-in-needed' | 'code-needed' | 'set-up-needed';
const WANTED: ReadonlySet<string> = new Set<Wanted>(['sign-in-needed', 'code-needed', 'set-up-needed']);

/** Who uses these pages, as the server says it; until it does, as it last said it to this browser. */
class Who {
  /** As the server says it now. */
  me = $state.raw<MeNow | null>(null);
  wanted = $state<Wanted | null>(null);
  /** It could not be asked who this is. */
  failed = $state(false);
  /** Asks the server who this is, once somebody follows that. */
  again: (() => void) | null = null;
  readonly #before: PersonHere | null = scope.shared ? null : readPerson();

  /** A request was refused: for want of signing in, or because an admin has closed something meanwhile. */
  refused(code: string): void {
    if (WANTED.has(code)) this.wanted = code as Wanted;
    else if ((code === 'read-only' || code === 'no-access') && this.me?.mode !== code) this.again?.();
  }

  /** Whether it is known who this is: the pages need not wait for it. */
  get known(): boolean {
    return this.person !== null || this.wanted !== null;
  }

  get person(): PersonHere | null {
    return this.me ?? this.#before;
  }
}

export const who = new Who();

/**
 * Whether the person who uses these pages may do it, by the server's own table: what they may not is not shown.
 * Of something that belongs to a forecast (`forecast`) the role on that one counts; without it, the best they have anywhere.
 * The server decides anew at each request.
 */
export function may(permission: Permission, forecast?: string): boolean {
  const { person } = who;
  if (!person || scope.shared) return false;
  const { role, forecasts } = person;
  if (!forecasts || !isOnForecast(permission)) return roleMay(role, permission);
  if (forecast === undefined) return Object.values(forecasts).some((held) => roleMay(held, permission));
  const held = roleOn(person, forecast);
  return held !== null && roleMay(held, permission);
}

/** The same for what stands around every page: until it is known who this is it is shown, so that nothing moves when it is. */
export const maySeem = (permission: Permission): boolean => !who.known || may(permission);
