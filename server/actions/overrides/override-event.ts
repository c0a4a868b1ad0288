import { z } from 'zod';
import { OverrideIn, type OverrideOut } from '../../domain/desk/override.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import { isLeftOut } from '../../domain/indicator/left-out.ts';
import type { LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { explainMatch } from '../../domain/indicator/match.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { draftOf } from '../events/held-event.ts';
import { parse } from '../parse.ts';

const Input = z.object({ id: z.uuid(), forecast: z.string(), indicator: z.string(), given: OverrideIn });

/** Counts an event toward an indicator, or keeps it out, against the rule. The event itself stays as it is. */
export async function overrideEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<OverrideOut> {
  allow(ctx.actor, 'override:decide');
  const { id, forecast: forecastId, indicator: indicatorId, given } = parse(Input, input);
  const { forecast, indicator } = indicatorIn(ctx, forecastId, indicatorId, 'override:decide');
  return change({
    ctx,
    action: 'override:decide',
    asked: { id, forecastId, indicatorId, given },
    work: async (tx, tracked) => {
      const event = await tx.events.lock(id);
      if (!event) throw new Problem('event-not-found');
      if (event.status === 'retracted') throw new Problem('event-retracted');
      refuseIfNeedless(ctx, event, { forecast, indicator, counts: given.counts });
      const [at, by] = [ctx.now(), ctx.actor.id];
      await tx.overrides.keep({ eventId: id, forecast: forecast.id, indicator: indicator.id, ...given, at, by });
      await tx.matches.again({ id, feed: event.feed, status: event.status, draft: draftOf(event) }, tracked);
      const result = { event: id, forecast: forecast.id, indicator: indicator.id, ...given, at, by };
      return {
        result: { ...result, title: indicator.definition.title },
        subject: id,
        detail: { forecast: forecast.id, indicator: indicator.id, ...given },
      };
    },
  });
}

/** A decision that says what the rule says would only be taken for one that does not. */
function refuseIfNeedless(
  ctx: Ctx,
  event: StoredEvent,
  { forecast, indicator, counts }: { forecast: LoadedForecast; indicator: LoadedIndicator; counts: boolean },
): void {
  const { words } = ctx.definitions.catalogue();
  const facts = { ...factsOf(event), district: districtOf(words, event.place) };
  if (isLeftOut(forecast.definition, facts, words, event.when.to)) throw new Problem('event-left-out');
  if (explainMatch(indicator.definition, facts, words).matched !== counts) return;
  throw new Problem(
    'override-needless',
    `The rule of "${indicator.definition.title}" ${counts ? 'counts this event already' : 'does not count this event'}`,
  );
}
