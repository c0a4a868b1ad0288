import type { Claim } from '../../domain/event/event-values.ts';
import type { Day } from '../../domain/event/calendar.ts';
import type { ClaimTally } from '../../domain/reading/measure/claimed.ts';
import { NOBODY, type KnownActors } from '../../domain/reading/measure/claims.ts';
import { GOOD_GRADE, GOOD_SOURCES } from '../../domain/reading/rules.ts';
import type { Handle } from '../connect.ts';
import { untouchedSince } from './as-it-stood.ts';

/** On whose word an event `e` is its actor's: what `claimOf` says, in SQL; a test holds both to the same answers. */
export function claimTold(sql: Handle, actors: KnownActors) {
  return sql`(
    with said as (
      select part ->> 'actor' as actor, part ->> 'attribution' as attribution
      from jsonb_array_elements((e.body -> 'by') || (e.body -> 'between')) as part where part ->> 'actor' <> ${NOBODY}
    ), claimants as (
      select ${JSON.stringify(actors)}::text::jsonb -> actor as known from said where attribution = 'claimed'
    ), others as (select actor from said where attribution in ('attributed', 'confirmed')
    ), sources as (
      select ${plain(sql, sql`source ->> 'publisher'`)} as publisher, source ->> 'reliability' as reliability,
        (source ->> 'credibility')::int as credibility
      from jsonb_array_elements(e.body -> 'sources') as source
    ), apart as (
      select * from sources where not exists (
        select from claimants, jsonb_array_elements_text(known -> 'names') as name
        where strpos(' ' || publisher || ' ', ' ' || name || ' ') > 0)
    )
    select case
      when not exists (select from claimants) then case
        when exists (select from others) then 'others'
        when exists (select from said) then 'alleged' else 'unsaid' end
      when exists (select from claimants, others where known -> 'kin' ? actor)
        or exists (select from apart where reliability <= ${GOOD_GRADE.charAt(0)}
          and credibility <= ${Number(GOOD_GRADE.charAt(1))})
        or (select count(distinct publisher) from apart) >= ${GOOD_SOURCES} then 'also'
      else 'alone' end)`;
}

/** What `plainName` makes of a name. */
function plain(sql: Handle, name: ReturnType<Handle>) {
  return sql`trim(regexp_replace(
    translate(${name}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') collate "C", '[^a-z0-9]+', ' ', 'g'))`;
}

/** Only events that are their actor's on one of these words, beginning with "and". */
export function onWord(sql: Handle, { claims, actors }: { claims: readonly Claim[]; actors: KnownActors }) {
  return sql`and ${claimTold(sql, actors)} = any(${[...claims]}::text[])`;
}

/**
 * The events counted for a tracked indicator on a feed up to a day, added up by month and by whose word they rest on.
 * With a moment, only events that stand as they stood then; the others are added in the state they had.
 */
export async function claimsTold(
  sql: Handle,
  asked: { tracked: number; feed: string; to: Day; at?: string | null; actors: KnownActors },
): Promise<ClaimTally[]> {
  const { tracked, feed, to, at, actors } = asked;
  return sql<ClaimTally[]>`
    select month, claim, count(*)::int as events, coalesce(sum(value), 0)::float8 as sum
    from (
      select to_char(m.month, 'YYYY-MM') as month, m.value, ${claimTold(sql, actors)} as claim
      from matches m join events e on e.id = m.event_id
      where m.tracked = ${tracked} and m.feed = ${feed} and m.role = 'counts' and not m.left_out and m.day <= ${to}
        ${untouchedSince(sql, at, 'm')}
    ) as told
    group by 1, 2 order by 1, 2`;
}
