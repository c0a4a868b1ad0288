import { parseArgs } from 'node:util';
import { exportAudit, type AuditFormat } from '../actions/audit/export-audit.ts';
import { listAudit } from '../actions/audit/list-audit.ts';
import { verifyAudit } from '../actions/audit/verify-audit.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import { counted, Usage } from './failure.ts';
import { withLog } from './open.ts';

export const AUDIT_HELP = `signposts audit list [--actor ID] [--action NAME] [--subject ID] [--from DAY] [--to DAY] [--before N] [--limit N] [--json]
signposts audit export --format csv|json
signposts audit verify [--head HASH]… [--json]
Shows who did what; writes the whole trail to the standard output; checks that no line of it was changed, taken out or put in
(exit code 1 when one was). --head: a hash noted elsewhere, such as in a backup, that must be in the trail. See docs/audit.md.`;

const TEXT = { type: 'string' } as const;
const FILTERS = { actor: TEXT, action: TEXT, subject: TEXT, from: TEXT, to: TEXT, before: TEXT, limit: TEXT };

/** The audit trail at the command line. */
export async function auditCommand(config: Config, args: string[]): Promise<number> {
  const options = { ...FILTERS, format: TEXT, head: { ...TEXT, multiple: true }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, ...more] = positionals;
  const { format, head, json = false, ...filters } = values;
  if (more.length > 0) throw new Usage(AUDIT_HELP);
  if (what === 'list') return withLog(config, (ctx) => list(ctx, filters, json));
  if (what === 'verify') return withLog(config, (ctx) => verify(ctx, head ?? [], json));
  if (what !== 'export')
    throw new Usage(what === undefined ? AUDIT_HELP : `There is no "audit ${what}".\n${AUDIT_HELP}`);
  if (format !== 'csv' && format !== 'json') throw new Usage('Say how: signposts audit export --format csv, or json.');
  return withLog(config, (ctx) => write(ctx, format));
}

async function list(ctx: Ctx, filters: object, json: boolean): Promise<number> {
  const found = await listAudit({ ctx, input: filters });
  const words = found.lines.map((line) => `${line.seq}  ${line.at}  ${line.actor}  ${line.action}  ${line.subject}`);
  if (found.next !== null) words.push(`There are more: --before ${found.next}`);
  console.log(json ? JSON.stringify(found, null, 2) : words.join('\n') || 'No line fits.');
  return 0;
}

async function verify(ctx: Ctx, heads: readonly string[], json: boolean): Promise<number> {
  const found = await verifyAudit({ ctx, heads });
  const words = found.fault
    ? `The audit trail is broken. ${found.fault.says}.\n${counted(found.lines, 'line')} before that ${found.lines === 1 ? 'is' : 'are'} good.\nKeep the database as it is, and compare it with the latest backup: signposts backup verify FILE.`
    : `The audit trail is whole: ${counted(found.lines, 'line')}.\nHead: ${found.head}`;
  console.log(json ? JSON.stringify(found, null, 2) : words);
  return found.whole ? 0 : 1;
}

async function write(ctx: Ctx, format: AuditFormat): Promise<number> {
  for await (const piece of await exportAudit({ ctx, format })) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return 0;
}
