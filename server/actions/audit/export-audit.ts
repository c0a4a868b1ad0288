import { allow } from '../../domain/permission.ts';
import { disarmed } from '../../domain/spreadsheet.ts';
import type { ChainedLine } from '../../store/audit/lines.ts';
import type { Ctx } from '../ctx.ts';
import { noteAlone } from './note-alone.ts';

export const AUDIT_FORMATS = ['csv', 'json'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

const AT_ONCE = 1_000;
const COLUMNS = ['seq', 'at', 'actor', 'action', 'subject', 'detail', 'previous', 'hash'] as const;

/**
 * The whole trail as a file, piece by piece, the oldest line first. The JSON holds of each line the text that its hash is
 * taken of, so that it can be checked with nothing but SHA-256; the CSV is for spreadsheets. That it left is noted first.
 * @throws Problem `not-allowed`
 */
export async function exportAudit({
  ctx,
  format,
}: {
  ctx: Pick<Ctx, 'actor' | 'store' | 'now'>;
  format: AuditFormat;
}): Promise<AsyncIterable<string>> {
  allow(ctx.actor, 'audit:read');
  await noteAlone({ ctx, action: 'audit:export', subject: 'audit', detail: { format } });
  const head = (await ctx.store.audit.head()) ?? { seq: 0, hash: '' };
  return format === 'csv' ? asCsv(ctx, head.seq) : asJson(ctx, head);
}

async function* asCsv(ctx: Pick<Ctx, 'store'>, last: number): AsyncIterable<string> {
  yield `${COLUMNS.join()}\r\n`;
  for await (const lines of upTo(ctx, last)) yield lines.map((line) => `${row(line)}\r\n`).join('');
}

function row(line: ChainedLine): string {
  const cell = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return COLUMNS.map((name) => `"${disarmed(cell(line[name])).replaceAll('"', '""')}"`).join();
}

async function* asJson(ctx: Pick<Ctx, 'store'>, head: { seq: number; hash: string }): AsyncIterable<string> {
  yield `{"head":${JSON.stringify(head)},"lines":[`;
  let first = true;
  for await (const lines of upTo(ctx, head.seq)) {
    yield `${first ? '' : ','}\n${lines.map((line) => JSON.stringify(line)).join(',\n')}`;
    first = false;
  }
  yield '\n]}\n';
}

/** Lines are only ever added, so pages up to one number fit each other. */
async function* upTo({ store }: Pick<Ctx, 'store'>, last: number): AsyncIterable<ChainedLine[]> {
  for (let after = 0; after < last;) {
    const lines = (await store.audit.lines(after, AT_ONCE)).filter(({ seq }) => seq <= last);
    if (lines.length === 0) return;
    yield lines;
    after = lines.at(-1)?.seq ?? last;
  }
}
