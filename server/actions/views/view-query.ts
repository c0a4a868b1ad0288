import { EventQuery } from '../../domain/event-query.ts';
import type { Issue } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { asFilters } from '../events/event-query.ts';
import { issuesOf, notValid } from '../parse.ts';

/**
 * The filters of a view as they are kept: checked like a list's own, without the mark and size of a page.
 * @throws Problem `not-valid` naming the filter
 */
export function viewQuery(ctx: Ctx, text: string): string {
  const given = new URLSearchParams(text.replace(/^\?/, ''));
  for (const name of ['after', 'limit']) given.delete(name);
  const parsed = EventQuery.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw notValid(issuesOf(parsed.error, Object.fromEntries(given)).map(inQuery));
  asFilters(ctx, parsed.data, ctx.definitions.catalogue().words);
  given.sort();
  return given.toString();
}

function inQuery(issue: Issue): Issue {
  return { ...issue, field: `query.${issue.field}` };
}
