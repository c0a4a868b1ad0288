import { z } from 'zod';
import { changesBetween } from '../../domain/desk/changes.ts';
import { lineOf } from '../../domain/desk/line.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { FieldChange } from '../../domain/import/check.ts';
import { worded } from '../../domain/import/settle.ts';
import { withTheirs } from '../../domain/import/three-way.ts';
import { VINTAGE_PARTS, type VintageRead, type VintageRow } from '../../domain/import/vintage.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptVintage, VintageEvent } from '../../store/imports/vintages.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { named } from './list-vintages.ts';

const PAGE = 50;
const Asked = z.object({ id: z.string(), part: z.enum(VINTAGE_PARTS).optional(), after: z.uuid().optional() });

/**
 * One import, and a page of what it did to events: those it revised with their fields, those it dropped or brought, and
 * those in which a person's words stand. Without a part, the first that is not empty.
 * @throws Problem `vintage-not-found`
 */
export async function readVintage({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<VintageRead> {
  allow(ctx.actor, 'data:read');
  const asked = parse(Asked, input);
  const vintage = await vintageNamed(ctx.store, asked.id);
  const parts = await ctx.store.vintages.parts(vintage.id);
  const part = asked.part ?? VINTAGE_PARTS.find((each) => parts[each] > 0) ?? 'changed';
  const found = await ctx.store.vintages.events({ id: vintage.id, part, after: asked.after, limit: PAGE + 1 });
  const { words } = ctx.definitions.catalogue();
  const shown = found.slice(0, PAGE);
  return {
    vintage: named(vintage),
    part,
    parts,
    rows: shown.map((each) => rowOf(each, words)),
    next: found.length > PAGE ? (shown.at(-1)?.event.id ?? null) : null,
  };
}

/**
 * The import with this id.
 * @throws Problem `vintage-not-found`
 */
export async function vintageNamed(
  from: { vintages: { read(id: string): Promise<KeptVintage | null> } },
  id: string,
): Promise<KeptVintage> {
  const vintage = z.uuid().safeParse(id).success ? await from.vintages.read(id) : null;
  if (!vintage) throw new Problem('vintage-not-found');
  return vintage;
}

function rowOf({ event, before, after, said }: VintageEvent, words: Lexicon): VintageRow {
  const fields: FieldChange[] =
    before && after
      ? changesBetween(before, after, words).map(({ name, from, to }) => ({
          field: name,
          was: from,
          now: to,
          kept: false,
        }))
      : [];
  return { event: lineOf(event, words), fields: [...fields, ...(said ? notedIn(event, said.said, words) : [])] };
}

/** Fields in which a person's words stand against what the import brought. */
function notedIn(
  { status, ...event }: VintageEvent['event'],
  { draft, revised }: { draft: EventDraft; revised: Parameters<typeof withTheirs>[1] },
  words: Lexicon,
): FieldChange[] {
  const mine: EventDraft = { ...event, status: draft.status };
  return worded({ draft: mine, status }, { draft: withTheirs(mine, revised, draft), status }, words, true);
}
