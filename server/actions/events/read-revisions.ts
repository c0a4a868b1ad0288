import { allow } from '../../domain/permission.ts';
import { Problem, shown } from '../../domain/problem.ts';
import type { Revision } from '../../domain/wire.ts';
import { canonical } from '../../domain/indicator/definition.ts';
import type { KeptRevision } from '../../store/event-reads.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from './read-event.ts';

/** Every state of an event, newest first, each with what it changed. */
export async function readRevisions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ revisions: Revision[] }> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  const kept = await ctx.store.events.revisions(event.id);
  if (kept.length === 0) throw new Problem('event-not-found');
  const revisions = kept.map((revision, n): Revision => {
    const { version, at, by, action, reason } = revision;
    return { version, at, by, action, reason, changes: changesBetween(kept[n - 1], revision) };
  });
  return { revisions: revisions.reverse() };
}

function changesBetween(before: KeptRevision | undefined, after: KeptRevision): Revision['changes'] {
  if (!before) return [];
  const [from, to] = [flat(before), flat(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((field) => from.get(field) !== to.get(field))
    .map((field) => ({ field, from: from.get(field) ?? '', to: to.get(field) ?? '' }));
}

/** The state as field paths and short texts. */
function flat({ status, draft }: KeptRevision): Map<string, string> {
  const fields = new Map([['status', String(status)]]);
  const walk = (path: string, value: unknown): void => {
    if (value === undefined || path === 'status' || path === 'firstLogged') return;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) fields.set(path, value.join(', '));
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(path ? `${path}.${key}` : key, inner);
    } else fields.set(path, shown(typeof value === 'string' ? value : canonical(value), 200));
  };
  walk('', draft);
  return fields;
}
