const HOUR = 3_600_000;

/** How long a session lasts, in milliseconds: unused, at the most, while a code is still wanted; and how often its use is written down. */
export const SESSION = { idle: 8 * HOUR, most: 7 * 24 * HOUR, halfway: HOUR / 6, noted: HOUR / 60 } as const;

/** What is still wanted before it opens anything: the code, a second factor to be set up, or nothing. */
export type Stage = 'code' | 'set-up' | 'full';

interface Lasting {
  stage: Stage;
  madeAt: string;
  seenAt: string;
  endsAt: string;
}

/** Whether a session still opens at a moment; `validFrom` is when everybody was signed out last. */
export function isOpen(session: Lasting, now: string, validFrom: string | null): boolean {
  if (session.endsAt <= now || (validFrom !== null && session.madeAt < validFrom)) return false;
  return Date.parse(session.seenAt) + SESSION.idle > Date.parse(now);
}

/** When a session made now ends, however much it is used. */
export function endOf(stage: Stage, now: string): string {
  return later(now, stage === 'full' ? SESSION.most : SESSION.halfway);
}

/** What a person who gave the right password must still do. */
export function stageOf({ hasSecondFactor, mustHaveOne }: { hasSecondFactor: boolean; mustHaveOne: boolean }): Stage {
  if (hasSecondFactor) return 'code';
  return mustHaveOne ? 'set-up' : 'full';
}

/** A moment some milliseconds after another. */
export function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString();
}
