import type { EventDraft } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import type { CountsToward } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { parseDraft } from './draft.ts';
import { weighEvent } from './weigh-event.ts';

/**
 * What an event would count toward, while it is still being typed: kind and day are enough. It is weighed as if
 * published, and sources not yet complete are passed over.
 */
export async function previewEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<CountsToward> {
  allow(ctx.actor, 'event:preview');
  return weighEvent(ctx, typedSoFar(ctx, input), 'desk', { stored: false });
}

/**
 * An event that is still being typed, made whole: a summary not written yet is stood in for, and sources without a
 * publisher are left out. It is taken as published.
 * @throws Problem `not-valid` for what is typed wrong
 */
export function typedSoFar(ctx: Ctx, input: unknown): EventDraft {
  const given = isObject(input) ? input : {};
  const sources = Array.isArray(given['sources'])
    ? given['sources'].filter((source) => isObject(source) && source['publisher'])
    : [];
  const summary =
    typeof given['summary'] === 'string' && given['summary'].trim() ? given['summary'] : 'not written yet';
  return parseDraft(ctx, { ...given, summary, sources, status: 'published' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
