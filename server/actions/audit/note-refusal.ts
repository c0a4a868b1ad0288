import type { Ctx } from '../ctx.ts';
import { noteAlone } from './note-alone.ts';

const MOST = 1_000;
const AGE = 60_000;

/**
 * Notes that somebody was refused what their role may not do. The same refusal again within a minute is not noted again:
 * somebody who asks in a loop must not fill the trail.
 */
export function refusalNotes(): (
  ctx: Pick<Ctx, 'actor' | 'store' | 'now'>,
  asked: { method: string; route: string },
) => Promise<void> {
  const noted = new Map<string, number>();
  return async (ctx, { method, route }) => {
    const now = performance.now();
    const same = `${ctx.actor.id} ${method} ${route}`;
    if (now - (noted.get(same) ?? Number.NEGATIVE_INFINITY) < AGE) return;
    noted.delete(same);
    const [oldest] = noted.keys();
    if (noted.size >= MOST && oldest !== undefined) noted.delete(oldest);
    noted.set(same, now);
    await noteAlone({ ctx, action: 'access:refused', subject: `${method} ${route}`, detail: { role: ctx.actor.role } });
  };
}
