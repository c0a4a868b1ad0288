import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/permission.ts';
import { bob } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const log = await testLog();
const dora: Actor = { id: 'dora', name: 'Dora', role: 'admin' };
const ctx = log.as(dora);
const sql = postgres({ ...log.connection, max: 1, onnotice: () => {} });
afterAll(() => sql.end());

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

/** What only somebody can do who owns the database: with the guards off, and on again afterwards. */
async function tampered(work: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<string | undefined> {
  let says: string | undefined;
  const off = 'alter table audit disable trigger all; alter table audit_head disable trigger all';
  await sql
    .begin(async (tx) => {
      await tx.unsafe(off);
      await work(tx);
      // In the same transaction the tests can look and take everything back; a steady view of another cannot see it.
      const { checked } = await import('./verify-audit.ts');
      const { auditHead, auditLines, auditPage } = await import('../../store/audit/lines.ts');
      const handle = tx as never;
      const found = await checked(
        {
          lines: (after, limit) =>
            auditLines(handle, after, limit).then((all) => all.map((line) => ({ ...line, seq: Number(line.seq) }))),
          page: (filter, page) => auditPage(handle, filter, page),
          head: () => auditHead(handle).then((head) => head && { ...head, seq: Number(head.seq) }),
        },
        [],
      );
      says = found.fault?.says;
      throw new Error('taken back');
    })
    .catch((error: Error) => {
      if (error.message !== 'taken back') throw error;
    });
  return says;
}

describe('the audit trail', () => {
  it('chains every line to the one before, whoever writes at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => logEvent({ ctx: log.as(bob), input: aBomb() })));
    const found = await verifyAudit({ ctx });
    expect(found).toMatchObject({ whole: true, fault: null });
    expect(found.lines).toBeGreaterThanOrEqual(20);
    const { lines } = await listAudit({ ctx, input: { actor: 'bob', limit: '5' } });
    expect(lines).toHaveLength(5);
    expect(lines[0]?.previous).toBe(lines[1]?.hash);
  });

  it('leaves no gap and no line behind where a change fails', async () => {
    const before = await verifyAudit({ ctx });
    await expect(
      ctx.store.change(async (tx) => {
        await tx.audit.note({ at: ctx.now(), actor: 'bob', action: 'x', subject: 'y', detail: {} });
        throw new Error('no');
      }),
    ).rejects.toThrow();
    expect(await verifyAudit({ ctx })).toEqual(before);
  });

  it('lists page by page, by who, what, to what and when', async () => {
    const first = await listAudit({ ctx, input: { limit: '7' } });
    const second = await listAudit({ ctx, input: { limit: '7', before: String(first.next) } });
    expect(second.lines[0]?.seq).toBe((first.lines.at(-1)?.seq ?? 0) - 1);
    expect((await listAudit({ ctx, input: { action: 'nothing:such' } })).lines).toEqual([]);
    expect((await listAudit({ ctx, input: { to: '2024-06-14' } })).lines).toEqual([]);
    expect((await listAudit({ ctx, input: { from: '2024-06-15', limit: '1' } })).lines).toHaveLength(1);
    const subject = first.lines[0]?.subject ?? '';
    expect((await listAudit({ ctx, input: { subject } })).lines[0]?.subject).toBe(subject);
  });

  it('leaves as a file that can be checked with SHA-256 alone, and notes that it left', async () => {
    const out = JSON.parse(await text(await exportAudit({ ctx, format: 'json' }))) as {
      head: { seq: number; hash: string };
      lines: { text: string; hash: string; previous: string; action: string }[];
    };
    let before = '0'.repeat(64);
    for (const line of out.lines) {
      expect(line.previous).toBe(before);
      expect(createHash('sha256').update(line.text).digest('hex')).toBe(line.hash);
      expect((JSON.parse(line.text) as unknown[])[4]).toBe(line.action);
      before = line.hash;
    }
    expect(before).toBe(out.head.hash);
    expect(out.lines.at(-1)?.action).toBe('audit:export');
  });

  it('disarms formulas in its table', async () => {
    await ctx.store.change((tx) =>
      tx.audit.note({ at: ctx.now(), actor: '=1+1', action: 'x', subject: 'say "so"', detail: {} }),
    );
    const csv = await text(await exportAudit({ ctx, format: 'csv' }));
    expect(csv).toContain(`"'=1+1","x","say ""so"""`);
  });

  it('is not for those who are no admin', async () => {
    await expect(listAudit({ ctx: log.ctx, input: {} })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(verifyAudit({ ctx: log.ctx })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(exportAudit({ ctx: log.ctx, format: 'csv' })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('notes a refusal once, however often it is asked for again', async () => {
    const ask = testServer(log);
    for (let n = 0; n < 3; n++) expect((await ask('GET', '/api/audit')).status).toBe(403);
    const { lines } = await listAudit({ ctx, input: { action: 'access:refused' } });
    expect(lines).toMatchObject([{ actor: 'alice', subject: 'GET /api/audit', detail: { role: 'editor' } }]);
  });

  it('is read, checked and taken away over HTTP by an admin', async () => {
    const ask = testServer({ ...log, ctx });
    expect(await (await ask('GET', '/api/audit?limit=1')).json()).toMatchObject({ lines: [{}] });
    expect(await (await ask('GET', '/api/audit/verified')).json()).toMatchObject({ whole: true });
    const file = await ask('GET', '/api/audit/export?format=csv');
    expect(file.headers.get('content-disposition')).toContain('audit.csv');
    expect(await file.text()).toContain('seq,at,actor');
  });
});

describe('a database that would change the trail', () => {
  it('refuses to, and to move its head', async () => {
    for (const work of [
      sql`update audit set actor = 'x'`,
      sql`delete from audit`,
      sql`truncate audit`,
      sql`update audit_head set seq = 1`,
      sql`delete from audit_head`,
      sql`truncate audit_head`,
      sql`update audit set actor = 'x' where false or seq = 1`,
    ])
      await expect(work).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses even where replication would switch ordinary triggers off', async () => {
    await expect(
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`delete from audit`;
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('gives number and hash itself, whatever is handed in', async () => {
    await sql`insert into audit (at, actor, action, subject, detail, seq, previous, hash) values (now(), 'a', 'b', 'c', '{"z":1.50,"a":[1e3,"ü\\u2028"]}', 1, 'x', 'y')`;
    expect((await verifyAudit({ ctx })).whole).toBe(true);
  });
});

describe('a superuser who changes the trail all the same', () => {
  it('is found out after changing a line', async () => {
    expect(await tampered((tx) => tx`update audit set actor = 'nobody' where seq = 3`)).toMatch(/^Line 3 was changed/);
  });
  it('is found out after changing a line and its hash', async () => {
    const says = await tampered(
      (tx) =>
        tx`update audit set actor = 'nobody', hash = encode(sha256(convert_to(audit_text(seq, previous, at, 'nobody', action, subject, detail), 'UTF8')), 'hex') where seq = 3`,
    );
    expect(says).toMatch(/^Line 4 does not follow line 3/);
  });
  it('is found out after taking a line out', async () => {
    expect(await tampered((tx) => tx`delete from audit where seq = 3`)).toBe('Line 3 is missing');
  });
  it('is found out after cutting off the end', async () => {
    expect(await tampered((tx) => tx`delete from audit where seq > 3`)).toMatch(/the end was cut off$/);
  });
  it('is found out after putting a line at the end', async () => {
    const says = await tampered(
      (tx) =>
        tx`insert into audit (at, actor, action, subject, detail, seq, previous, hash)
          select at, 'nobody', action, subject, detail, seq + 1, hash, encode(sha256(convert_to(audit_text(seq + 1, hash, at, 'nobody', action, subject, detail), 'UTF8')), 'hex') from audit order by seq desc limit 1`,
    );
    expect(says).toMatch(/is not the line that the head names$/);
  });
  it('is found out after writing everything anew, by a hash that was noted elsewhere', async () => {
    const found = await verifyAudit({ ctx, heads: ['f'.repeat(64)] });
    expect(found.fault?.says).toContain('was noted elsewhere');
    expect((await verifyAudit({ ctx, heads: [(await verifyAudit({ ctx })).head] })).whole).toBe(true);
  });
});
