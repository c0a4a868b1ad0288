import { lineOf } from '../../domain/desk/line.ts';
import type { EventLink, EventLinks } from '../../domain/desk/twin.ts';
import { allow } from '../../domain/permission.ts';
import type { Link } from '../../store/desk/links.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';

/** What was said of an event and others, newest first, each with the other in a line. */
export async function listLinks({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<EventLinks> {
  allow(ctx.actor, 'event:read');
  const { id } = await readEvent({ ctx, input });
  const { words } = ctx.definitions.catalogue();
  const links = await ctx.store.links.of(id);
  const others = await ctx.store.links.events(links.map((link) => otherOf(link, id)));
  const byId = new Map(others.map((event) => [event.id, event]));
  return {
    links: links.flatMap((link) => {
      const event = byId.get(otherOf(link, id));
      const { a: _, b: __, ...kept } = link;
      return event ? [{ ...kept, kind: kindFrom(link, id), event: lineOf(event, words) }] : [];
    }),
  };
}

const otherOf = ({ a, b }: Link, id: string): string => (a === id ? b : a);

function kindFrom({ kind, a }: Link, id: string): EventLink['kind'] {
  return kind === 'merged' ? (a === id ? 'merged-from' : 'merged-into') : kind;
}
