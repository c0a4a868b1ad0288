import { allow } from '../../domain/permission.ts';
import { monthOf } from '../../domain/event/calendar.ts';
import { Problem, type Issue } from '../../domain/problem.ts';
import { CoverageIn } from '../../domain/wire.ts';
import type { KeptCoverage } from '../../store/readings/feeds.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';

/** Declares which months of which countries a feed covers: there, a month without events is zero and not unknown. */
export async function declareCoverage({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: unknown;
}): Promise<CoverageIn & { id: string }> {
  allow(ctx.actor, 'coverage:declare');
  const declared = parse(CoverageIn, input);
  const issues = wrongIn(ctx, declared);
  if (issues.length > 0) throw notValid(issues);
  const id = ctx.newId();
  return change({
    ctx,
    action: 'coverage:declare',
    asked: declared,
    work: async (tx) => {
      const feeds = await tx.feeds.list();
      if (!feeds.some((feed) => feed.id === declared.feed))
        throw new Problem('feed-not-found', `There is no feed "${declared.feed}"`, {
          fix: `Use one of: ${feeds.map((feed) => feed.id).join(', ')}.`,
        });
      await tx.feeds.addCoverage(keptCoverage(ctx, declared, { id, vintage: null, sample: null }));
      return { result: { ...declared, id }, subject: id, detail: { ...declared } };
    },
  });
}

/** A declaration as the store keeps it; `proposed` where nobody has confirmed what a file shows. */
export function keptCoverage(
  ctx: Ctx,
  declared: CoverageIn,
  { proposed = false, ...origin }: Pick<KeptCoverage, 'id' | 'vintage' | 'sample'> & { proposed?: boolean },
): KeptCoverage {
  const at = ctx.now();
  const months = { from: `${declared.from}-01`, to: `${declared.to}-01` };
  const confirmed = proposed ? NOT_YET : { confirmedAt: at, confirmedBy: ctx.actor.id };
  return { ...declared, ...months, ...origin, ...confirmed, declaredBy: ctx.actor.id, declaredAt: at };
}

const NOT_YET = { confirmedAt: null, confirmedBy: null };

/** What is the matter with a span that somebody wants to declare. */
export function wrongIn(
  ctx: Ctx,
  { from, to, countries, indicators }: Pick<CoverageIn, 'from' | 'to' | 'countries' | 'indicators'>,
): Issue[] {
  const { words, forecasts } = ctx.definitions.catalogue();
  const known = new Set(forecasts.flatMap((forecast) => forecast.indicators.map((indicator) => indicator.id)));
  const [example] = words.places.keys();
  const issues: Issue[] = [];
  if (to < from)
    issues.push({
      field: 'to',
      value: to,
      message: 'lies before the first month',
      fix: 'Give the last month covered.',
    });
  if (to > monthOf(ctx.today())) {
    issues.push({
      field: 'to',
      value: to,
      message: 'has not come yet',
      fix: 'Give a month up to this one, and declare later ones when they have passed.',
    });
  }
  countries.forEach((country, n) => {
    if (words.places.has(country)) return;
    issues.push({
      field: `countries.${n}`,
      value: country,
      message: 'is not a place of the vocabulary',
      fix: `Use a place of indicators/vocabulary.yaml${example ? `, such as ${example}` : ''}.`,
    });
  });
  (indicators ?? []).forEach((id, n) => {
    if (known.has(id)) return;
    issues.push({
      field: `indicators.${n}`,
      value: id,
      message: 'is not an indicator',
      fix: 'Use the ids of indicators, or null for all.',
    });
  });
  return issues;
}
