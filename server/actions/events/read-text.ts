import { TextIn, type TextReading } from '../../domain/desk/text.ts';
import { allow } from '../../domain/permission.ts';
import { readText as read } from '../../texts/read-text.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

/**
 * What a pasted text proposes for an event. The text is neither kept nor logged, and a link in it is never fetched.
 * @throws Problem `not-allowed` or `not-valid`
 */
export function readText({ ctx, input }: { ctx: Ctx; input: unknown }): TextReading {
  allow(ctx.actor, 'event:preview');
  const { text, today } = parse(TextIn, input);
  return read(text, today, ctx.definitions.catalogue());
}
