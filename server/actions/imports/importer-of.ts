import type { ImportSettings } from '../../domain/import/settings.ts';
import { Problem } from '../../domain/problem.ts';
import { importerFor, importers } from '../../importers/index.ts';
import type { Importer } from '../../importers/importer.ts';
import { mappedImporter } from '../../importers/mapped/index.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { redistributionOf } from '../../domain/licence.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Who reads the file: the saved mapping of an unknown table, or the dataset that was recognised or named.
 * @throws Problem `feed-not-found` or `mapping-not-found`
 */
export async function importerOf(
  ctx: Ctx,
  { feed, mapping }: Pick<ImportSettings, 'feed' | 'mapping'>,
): Promise<Importer> {
  if (mapping !== null) {
    const saved = await ctx.store.mappings.read(mapping);
    if (!saved) throw new Problem('mapping-not-found');
    return importerBy(ctx, saved.mapping);
  }
  const importer = feed === null ? null : importerFor(feed);
  if (importer) return importer;
  const said = feed === null ? 'Nobody said yet what this file is' : `There is no dataset "${feed}"`;
  throw new Problem('feed-not-found', said, {
    fix: `Use one of: ${importers.map((each) => each.feed).join(', ')}; or say what its columns hold.`,
  });
}

/** The importer of a mapping; what is told of its feed already stays as it is told. */
export async function importerBy(ctx: Ctx, mapping: Mapping): Promise<Importer> {
  const { feed } = mapping;
  const known = (await ctx.store.feeds.list()).find(({ id }) => id === (feed.to === 'desk' ? 'desk' : feed.id));
  const kept = known && { ...known, redistribution: redistributionOf(known.redistribution) };
  return mappedImporter(mapping, kept ?? null);
}
