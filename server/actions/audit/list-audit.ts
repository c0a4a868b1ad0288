import { z } from 'zod';
import { allow } from '../../domain/permission.ts';
import type { ChainedLine } from '../../store/audit/lines.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

const day = z.iso.date().optional();
const word = z.string().max(200).optional();

/** Which lines of the trail; those left out do not matter. */
export const AuditQuery = z.strictObject({
  actor: word.describe('Id of who did it'),
  action: word.describe('What was done, such as event:log'),
  subject: word.describe('What it was done to, such as the id of an event'),
  from: day.describe('First day, UTC'),
  to: day.describe('Last day, UTC'),
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional()
    .describe('Lines before this number'),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .optional()
    .describe('So many lines; 100 without'),
});

/** Lines of the audit trail, the newest first; `next` goes into `before` for those that follow. */
export async function listAudit({
  ctx: { actor, store },
  input,
}: {
  ctx: Pick<Ctx, 'actor' | 'store'>;
  input: unknown;
}): Promise<{ lines: Omit<ChainedLine, 'text'>[]; next: number | null }> {
  allow(actor, 'audit:read');
  const { before, limit: asked, ...filter } = parse(AuditQuery, input);
  const limit = Number(asked ?? 100);
  const found = await store.audit.page(filter, {
    before: before === undefined ? null : Number(before),
    limit: limit + 1,
  });
  const lines = found.slice(0, limit).map(({ text: _, ...line }) => line);
  return { lines, next: found.length > limit ? (lines.at(-1)?.seq ?? null) : null };
}
