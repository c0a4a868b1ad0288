import type { OverrideOut } from '../../domain/desk/override.ts';
import { monthOf } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import { allow } from '../../domain/permission.ts';
import type { CountsToward } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { draftOf } from './held-event.ts';
import { listOverrides } from '../overrides/list-overrides.ts';
import { readEvent } from './read-event.ts';
import { weighEvent } from './weigh-event.ts';

/** What a stored event counts toward; nothing while its status keeps it out of every number. */
export async function countsToward({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<CountsToward> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  if (!COUNTED_STATUSES.includes(event.status)) return { counts: [], misses: [] };
  const toward = await weighEvent(ctx, draftOf(event), event.feed, { stored: true });
  return asDecided(toward, (await listOverrides({ ctx, input })).overrides, event);
}

/** The rule's list as people decided it, with who said so in the place of the rule's reason. */
function asDecided(toward: CountsToward, overrides: readonly OverrideOut[], event: StoredEvent): CountsToward {
  const decided = (line: { forecast: string; indicator: string }) =>
    overrides.some((one) => one.forecast === line.forecast && one.indicator === line.indicator);
  const counts = toward.counts.filter((line) => !decided(line));
  const misses = toward.misses.filter((line) => !decided(line));
  for (const { forecast, indicator, title, counts: counted, reason, by } of overrides) {
    const words = `by hand, ${by}: ${reason}`;
    if (!counted) misses.unshift({ forecast, indicator, title, missing: `not counted ${words}` });
    else {
      const known = toward.counts.find((line) => line.forecast === forecast && line.indicator === indicator);
      const line = { forecast, indicator, title, month: monthOf(event.when.from), before: null, after: null };
      counts.push({ unit: '', provisional: false, ...known, ...line, role: 'counts', because: [`counted ${words}`] });
    }
  }
  return { counts, misses };
}
