import { z } from 'zod';
import { likeness } from '../../domain/desk/likeness.ts';
import { lineOf } from '../../domain/desk/line.ts';
import { bothSources, compareForMerge, type MergeChoices } from '../../domain/desk/merge.ts';
import { CHOICES, MERGE_FIELDS } from '../../domain/desk/merge-fields.ts';
import { sourceInWords } from '../../domain/desk/merge-words.ts';
import { MergeQuery, type MergePreview } from '../../domain/desk/merging.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from '../events/held-event.ts';
import { readEvent } from '../events/read-event.ts';
import { parse } from '../parse.ts';
import { mayMerge } from './held-pair.ts';
import { mergeEffects } from './merge-effects.ts';

/** Two events field by field, and what making one of them would do to the numbers. Nothing is written. */
export async function previewMerge({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; other: string; choices?: string | undefined };
}): Promise<MergePreview> {
  allow(ctx.actor, 'event:read');
  const { choices: given } = parse(MergeQuery, { choices: input.choices });
  const choices = parse(z.partialRecord(z.enum(MERGE_FIELDS), z.enum(CHOICES)), asRecord(given));
  const kept = await readEvent({ ctx, input });
  const other = await readEvent({ ctx, input: { id: input.other } });
  if (kept.id === other.id) throw new Problem('same-event');
  for (const event of [kept, other])
    if (event.status === 'retracted') throw new Problem('event-retracted', `Event ${event.id} was retracted`);
  mayMerge(kept, other);
  const { words } = ctx.definitions.catalogue();
  const [mine, theirs] = [draftOf(kept), draftOf(other)];
  const inWords = (sources: typeof mine.sources) => sources.map(sourceInWords);
  return {
    kept: lineOf(kept, words),
    other: lineOf(other, words),
    because: likeness(mine, theirs, words).because,
    rows: compareForMerge(mine, theirs, words),
    sources: {
      kept: inWords(mine.sources),
      other: inWords(theirs.sources),
      both: inWords(bothSources(mine.sources, theirs.sources)),
    },
    effects: await mergeEffects(ctx, kept, other, choices),
  };
}

function asRecord(given: string | undefined): MergeChoices {
  return Object.fromEntries((given?.split(',') ?? []).map((each) => each.split(':')));
}
