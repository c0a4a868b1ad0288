import { monthOf } from '../../domain/event/calendar.ts';
import type { Import } from '../../domain/import/import.ts';
import { ImportSettings } from '../../domain/import/settings.ts';
import { allow } from '../../domain/permission.ts';
import type { Issue } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { importNamed, notNow } from './held-import.ts';
import { importerOf } from './importer-of.ts';

/**
 * Chooses how a file is imported. What was checked with other settings holds no more.
 * @throws Problem `import-not-found`, `import-not-now`, `feed-not-found` or `not-valid`
 */
export async function setSettings({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; settings: unknown };
}): Promise<Import> {
  allow(ctx.actor, 'import:prepare');
  const settings = parse(ImportSettings, input.settings);
  const wrong = wrongIn(ctx, settings);
  if (wrong.length > 0) throw notValid(wrong);
  if (settings.feed !== null) await importerOf(ctx, settings);
  return change({
    ctx,
    action: 'import:prepare',
    asked: { id: input.id, settings },
    work: async (tx) => {
      const found = await importNamed(tx, input.id);
      if (!(await tx.imports.settings({ id: found.id, settings, at: ctx.now() }))) throw notNow(found);
      const result = await importNamed(tx, found.id);
      return { result, subject: found.id, detail: { settings: true, feed: settings.feed } };
    },
  });
}

function wrongIn(ctx: Ctx, { covers }: ImportSettings): Issue[] {
  if (typeof covers === 'string') return [];
  const { words } = ctx.definitions.catalogue();
  const issues: Issue[] = [];
  if (covers.to < covers.from)
    issues.push({
      field: 'covers.to',
      value: covers.to,
      message: 'lies before the first month',
      fix: 'Give the last month covered.',
    });
  if (covers.to > monthOf(ctx.today()))
    issues.push({
      field: 'covers.to',
      value: covers.to,
      message: 'has not come yet',
      fix: 'Give a month up to this one.',
    });
  covers.countries.forEach((country, n) => {
    if (words.places.has(country)) return;
    const fix = 'Use a place of indicators/vocabulary.yaml.';
    issues.push({ field: `covers.countries.${n}`, value: country, message: 'is not a place of the vocabulary', fix });
  });
  return issues;
}
