import { z } from 'zod';
import { covers } from '../../domain/event/vocabulary.ts';
import { AssignName, type NameAssigned } from '../../domain/import/names.ts';
import { CATCH_ALL, nameKey } from '../../domain/import/names-known.ts';
import { allow } from '../../domain/permission.ts';
import { Problem, type Issue } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { reachOf } from './reach.ts';
import { rehearseNames } from './rehearse.ts';

const Input = AssignName.extend({ dryRun: z.boolean().default(false) });

/**
 * Assigns a name that the vocabulary does not know to one of its words, for every later import at once and for the events
 * in the log in the background; or notes that nothing fits. A dry run says what it would do to the numbers.
 * @throws Problem `not-valid`, `feed-not-found`, `name-assigned`, or of a dry run `import-running`
 */
export async function assignName({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<NameAssigned> {
  allow(ctx.actor, 'names:assign');
  const { dryRun, ...asked } = parse(Input, input);
  const issues = issuesOf(ctx, asked);
  if (issues.length > 0) throw notValid(issues);
  const { what, feed, spelling, country, word } = asked;
  if (feed !== null && (await ctx.store.feeds.reporting(feed)) === null) throw new Problem('feed-not-found');
  const assigned = { what, feed, plain: nameKey(spelling), country, word };
  if (dryRun) return rehearseNames(ctx, { assigned, back: false });
  return change<NameAssigned>({
    ctx,
    action: 'names:assign',
    asked,
    work: async (tx) => {
      const id = ctx.newId();
      const kept = { ...assigned, id, spelling, at: ctx.now(), by: ctx.actor.id };
      if (!(await tx.names.add(kept))) throw new Problem('name-assigned');
      const events = word === null ? 0 : await tx.names.count(reachOf(ctx, assigned, false));
      return { result: { id, dryRun: false, events, readings: null }, subject: id, detail: { ...asked, events } };
    },
  });
}

function issuesOf(ctx: Ctx, { what, country, word }: AssignName): Issue[] {
  const { words } = ctx.definitions.catalogue();
  const known = what === 'actor' ? words.actors : words.places;
  const issues: Issue[] = [];
  const refuse = (field: string, value: string, message: string, fix: string) =>
    issues.push({ field, value, message, fix });
  if (country !== null && words.places.get(country)?.level !== 'country')
    refuse('country', country, 'is not a country of the vocabulary', 'Name the country that the events lie in.');
  if (word === null) return issues;
  if (!known.has(word))
    refuse('word', word, `is not a word of the vocabulary (${what}s)`, 'See vocabulary.yaml for the words there are.');
  else if ((CATCH_ALL as readonly string[]).includes(word))
    refuse('word', word, 'is what a name becomes that nothing fits', 'Send null to put the name aside.');
  else if (what === 'place' && country !== null && !covers(words, 'places', country, word))
    refuse('word', word, 'does not lie in that country', 'Choose a word in the country of the events.');
  return issues;
}
