import { later } from './session.ts';

/** What a link that opens once is for, and for how many hours it opens. */
export const LINK_HOURS = { welcome: 1, login: 1, invite: 72, reset: 24 } as const;
export type LinkKind = keyof typeof LINK_HOURS;

/** When a link made now stops to open. */
export function linkEnd(kind: LinkKind, now: string): string {
  return later(now, LINK_HOURS[kind] * 3_600_000);
}

/** Whether a link opens at a moment. */
export function linkOpens({ endsAt, usedAt }: { endsAt: string; usedAt: string | null }, now: string): boolean {
  return usedAt === null && endsAt > now;
}

/** The page a link leads to. The token stands behind the #, so no server and no proxy ever writes it into a log. */
export function linkPage(kind: LinkKind, token: string): string {
  return `/${kind}#${token}`;
}
