import { Indicator } from '../../domain/indicator/definition.ts';
import { fileText } from '../../domain/indicator/file-text.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { changedRows, marked, markedRows, type DefinitionPage } from '../../domain/reading/pages/definition-page.ts';
import { definitionInWords, type ReadBy } from '../../domain/reading/sentences/definition-words.ts';
import type { VersionDates } from '../../store/readings/definitions.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from './in-use.ts';

/** How much of a version must be named, in figures of its hash. */
const SHORTEST = 6;

/**
 * A version of an indicator, newest first on the rail. `version` is its hash or the beginning of it; `current` is the
 * one in force.
 * @throws Problem `forecast-not-found`, `indicator-not-found` or `version-not-found`
 */
export async function readVersion({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { forecast: string; indicator: string; version: string };
}): Promise<DefinitionPage> {
  allow(ctx.actor, 'reading:read');
  const { forecast, indicator } = indicatorIn(ctx, input.forecast, input.indicator);
  const { definition } = forecast;
  const all = await ctx.store.definitions.versions(forecast.id);
  const own = all.filter((each) => each.indicator === indicator.id);
  const asked = own.findIndex(({ version }) => isAsked(input.version, version, indicator.version));
  if (asked < 0)
    throw new Problem('version-not-found', `This indicator has no version "${input.version.slice(0, 20)}"`, {
      fix: 'Use one of the versions that its definition lists, or "current".',
    });
  const development = definition.developments.find((each) => each.id === indicator.development);
  if (!development) throw new Problem('indicator-not-found');

  const by: ReadBy = {
    forecast: definition,
    development,
    words: ctx.definitions.catalogue().words,
    indicators: forecast.indicators.length,
    feeds: await ctx.store.feeds.list(),
  };
  const bodies = await Promise.all(
    own.map(async ({ version }) => {
      // Prose may have been mended since the version was first loaded: what is in force is what the pages show.
      if (version === indicator.version) return indicator.definition;
      const kept = Indicator.safeParse(
        await ctx.store.definitions.body({ forecast: forecast.id, indicator: indicator.id, version }),
      );
      return kept.success ? kept.data : null;
    }),
  );
  const told = bodies.map((body) => (body ? definitionInWords(body, by) : []));
  const [now, before] = [bodies[asked] ?? null, bodies[asked - 1] ?? null];
  return {
    forecast: { id: forecast.id, title: definition.title, registered: definition.registered },
    indicator: { id: indicator.id, title: indicator.definition.title, question: indicator.definition.question },
    development: {
      id: development.id,
      number: development.number,
      short: development.short ?? development.title,
    },
    version: own[asked]?.version ?? '',
    versions: own
      .map((each, n) => ({
        version: each.version,
        number: n + 1,
        firstLoadedAt: each.firstLoadedAt,
        loadedBy: each.loadedBy,
        current: each.version === indicator.version,
        late: isLate(each, all, definition.registered),
        changed: n === 0 ? [] : changedRows(told[n - 1] ?? [], told[n] ?? []),
      }))
      .reverse(),
    rows: markedRows(before ? (told[asked - 1] ?? []) : null, told[asked] ?? []),
    examples: (now?.examples ?? []).map(({ what, counts, note = null, source = null }) => ({
      what,
      counts,
      note,
      source,
    })),
    file: { path: indicator.path, pieces: marked(before && fileText(before), now ? fileText(now) : '') },
  };
}

function isAsked(asked: string, version: string, current: string): boolean {
  if (asked === 'current') return version === current;
  return asked.length >= SHORTEST && version.startsWith(asked);
}

/** As `changedAfter` says it of what is in force: what came with the first load is the declaration itself. */
function isLate(version: VersionDates, all: readonly VersionDates[], registered: string): boolean {
  const first = all.map((each) => each.firstLoadedAt).sort()[0] ?? version.firstLoadedAt;
  return version.firstLoadedAt > first && version.firstLoadedAt.slice(0, 10) > registered;
}
