import { strangeWords } from '../../domain/import/mapping-faults.ts';
import { MappingIn, type Mapping, type SavedMapping } from '../../domain/import/mapping.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { importerFor } from '../../importers/index.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';

/**
 * Keeps a mapping under a name, for the whole desk. One that it replaces leaves the list; imports made by it keep it.
 * @throws Problem `not-valid`, `mapping-named` where another goes by this name, or `mapping-not-found` for what is replaced
 */
export async function saveMapping({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<SavedMapping> {
  allow(ctx.actor, 'mapping:keep');
  const { mapping, replaces } = parse(MappingIn, input);
  refuseStrange(ctx, mapping);
  return change({
    ctx,
    action: 'mapping:keep',
    asked: { mapping, replaces },
    work: async (tx) => {
      const at = ctx.now();
      if (replaces !== null && !(await tx.mappings.remove({ id: replaces, at })))
        throw new Problem('mapping-not-found');
      if (await tx.mappings.named(mapping.name))
        throw new Problem('mapping-named', `“${mapping.name}” is there already`);
      const saved = { id: ctx.newId(), mapping, at, by: ctx.actor.id };
      await tx.mappings.add(saved);
      return { result: saved, subject: saved.id, detail: { name: mapping.name, replaces } };
    },
  });
}

/** Words that no vocabulary has, and a dataset of one's own that goes by the name of a published one. */
function refuseStrange(ctx: Ctx, mapping: Mapping): void {
  const { words } = ctx.definitions.catalogue();
  const faults = strangeWords(mapping, words);
  if (mapping.feed.to === 'own' && importerFor(mapping.feed.id))
    faults.push({ path: ['feed', 'id'], message: 'is a published dataset', fix: 'Give your own another name.' });
  if (faults.length > 0)
    throw notValid(
      faults.map(({ path, message, fix }) => ({ field: ['mapping', ...path].join('.'), value: '', message, fix })),
    );
}
