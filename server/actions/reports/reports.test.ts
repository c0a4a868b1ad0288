import { describe, expect, it } from 'vitest';
import { Problem } from '../../domain/problem.ts';
import type { ReportCheck, ReportWhole } from '../../domain/report/desk-report.ts';
import type { Actor } from '../../domain/permission.ts';
import { ReportPlan } from '../../domain/report/plan.ts';
import { client } from '../../store/connect.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { askForReport } from './ask-for-report.ts';
import { beginReport } from './begin-report.ts';
import { discardReport } from './discard-report.ts';
import { fileOfReport, shownReport } from './file-of-report.ts';
import { listReports } from './list-reports.ts';
import { readReport, reportVersions } from './read-report.ts';
import { saveReport } from './save-report.ts';
import { signReport } from './sign-report.ts';

const log = await testLog();
const ask = testServer(log);
const FORECAST = log.ctx.definitions.catalogue().forecasts[0]?.id ?? '';
const address = (id: string) => `https://desk.example/reports/${id}`;

const plan = (words: string | null = null, change: Partial<ReportPlan> = {}) =>
  ReportPlan.parse({
    forecast: FORECAST,
    texts: words === null ? [] : [{ id: 'one', after: 'changed', kind: 'paragraph', text: words }],
    ...change,
  });
const begin = (by: Actor = bob, words: string | null = null, corrects?: { id: string; because: string }) =>
  beginReport({ ctx: log.as(by), input: { plan: plan(words), ...(corrects && { corrects }) } });
const save = (by: Actor, { id, version }: Pick<ReportWhole, 'id' | 'version'>, words: string) =>
  saveReport({ ctx: log.as(by), input: { id, version, plan: plan(words) } });

async function sign({ id, version }: Pick<ReportWhole, 'id' | 'version'>, by: Actor = alice): Promise<ReportWhole> {
  const { checks } = await readReport({ ctx: log.as(by), input: { id } });
  const accept = checks.filter(({ weight }) => weight === 'warn').map((check) => check.id);
  return signReport({ ctx: log.as(by), input: { id, version, accept }, address });
}

describe('a draft', () => {
  it('is begun, saved version by version, asked for and thrown away', async () => {
    const draft = await begin();
    expect(draft).toMatchObject({ state: 'draft', version: 1, title: '15 Jun 2024', savedBy: 'Bob', number: null });
    const second = await save(alice, draft, 'The first words.');
    expect(second).toMatchObject({ version: 2, savedBy: 'Alice', plan: { texts: [{ text: 'The first words.' }] } });
    const asked = await askForReport({ ctx: log.as(bob), input: { id: draft.id, version: 2 } });
    expect(asked).toMatchObject({ askedBy: 'Bob', version: 2 });
    expect(await save(bob, second, 'Other words.')).toMatchObject({ version: 3, askedBy: null, askedAt: null });
    const { versions } = await reportVersions({ ctx: log.as(bob), input: { id: draft.id } });
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [3, 'Bob'],
      [2, 'Alice'],
      [1, 'Bob'],
    ]);
    expect(versions[1]?.plan.texts[0]?.text).toBe('The first words.');
    await discardReport({ ctx: log.as(bob), input: { id: draft.id } });
    await expect(readReport({ ctx: log.as(bob), input: { id: draft.id } })).rejects.toMatchObject({
      code: 'report-not-found',
    });
  });

  it('moves no number, so that what is reckoned stays kept while somebody types', async () => {
    const before = await log.ctx.store.data.version();
    await save(bob, await begin(), 'Half a sentence');
    expect(await log.ctx.store.data.version()).toEqual(before);
  });

  it('is saved already when the same comes again after its answer was lost', async () => {
    const draft = await begin();
    const saved = await save(bob, draft, 'Once.');
    expect(await save(bob, draft, 'Once.')).toMatchObject({ version: saved.version });
  });

  it('is for those who write; a reader finds neither it nor its versions', async () => {
    const { id } = await begin();
    await expect(readReport({ ctx: log.as(charlie), input: { id } })).rejects.toMatchObject({
      code: 'report-not-found',
    });
    await expect(begin(charlie)).rejects.toMatchObject({ code: 'not-allowed' });
    const { reports } = await listReports({ ctx: log.as(charlie), input: { forecast: FORECAST } });
    expect(reports.filter(({ state }) => state === 'draft')).toEqual([]);
    await expect(sign({ id, version: 1 }, bob)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('names a forecast there is, and a report that was signed and not yet corrected', async () => {
    const wrong = beginReport({ ctx: log.as(bob), input: { plan: { forecast: 'nowhere' } } });
    await expect(wrong).rejects.toMatchObject({ code: 'forecast-not-found' });
    const draft = await begin();
    const refused = (id: string) => begin(bob, null, { id, because: 'A month was left out' });
    await expect(refused(draft.id)).rejects.toMatchObject({ code: 'report-unsigned' });
    await expect(refused(crypto.randomUUID())).rejects.toMatchObject({ code: 'report-not-found' });
  });

  it('loses no text, whatever two persons save in whatever order', async () => {
    const draft = await begin(bob, 'Begun.');
    const kept = new Set(['Begun.']);
    const seen = new Map<Actor, number>([
      [alice, 1],
      [bob, 1],
    ]);
    let seed = 7;
    const chance = (n: number) => (seed = (seed * 16_807) % 2_147_483_647) % n;
    let moved = 0;
    for (let step = 0; step < 40; step++) {
      const both = chance(3) === 0;
      const writers = both ? [alice, bob] : [chance(2) === 0 ? alice : bob];
      await Promise.all(
        writers.map(async (who) => {
          if (chance(4) === 0) seen.set(who, (await readReport({ ctx: log.as(who), input: { id: draft.id } })).version);
          const words = `${who.name} in step ${step}.`;
          try {
            const saved = await save(who, { id: draft.id, version: seen.get(who) ?? 1 }, words);
            expect(saved.version).toBe((seen.get(who) ?? 1) + 1);
            seen.set(who, saved.version);
            kept.add(words);
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            expect(error).toMatchObject({ code: 'report-moved', status: 409 });
            moved += 1;
            seen.set(who, Number(error.more['version']));
          }
        }),
      );
    }
    expect(moved).toBeGreaterThan(3);
    const { versions } = await reportVersions({ ctx: log.as(bob), input: { id: draft.id } });
    expect(new Set(versions.map((each) => each.plan.texts[0]?.text))).toEqual(kept);
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => versions.length - i));
  });
});

describe('a signed report', () => {
  it('gives the same bytes for ever, whatever happens to the log, and says who answers for it', async () => {
    await logEvent({ ctx: log.ctx, input: aBomb() });
    const signed = await sign(await begin());
    expect(signed).toMatchObject({ state: 'signed', signedBy: 'Alice', corrects: null, correctedBy: null });
    const files = () =>
      Promise.all(
        ['html', 'csv', 'json'].map((format) =>
          fileOfReport({ ctx: log.as(charlie), input: { id: signed.id, format } }),
        ),
      );
    const before = await files();
    await logEvent({ ctx: log.ctx, input: aBomb({ when: { from: '2024-04-10' } }) });
    const after = await files();
    expect(after.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      before.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
    );
    expect(new Set(after.map(({ hash }) => hash))).toEqual(new Set([signed.hash]));
    const { report } = await shownReport({ ctx: log.as(charlie), input: { id: signed.id } });
    expect(report.signed).toMatchObject({ number: signed.number, by: 'Alice', corrects: null });
    expect(before[0]?.fileName).toContain(`-no-${signed.number}.html`);
  });

  it('is refused every change, by the desk and by the database itself', async () => {
    const signed = await sign(await begin(bob, 'It was quiet.'));
    const { id, version } = signed;
    const no = { code: 'report-signed', status: 409 };
    await expect(save(alice, signed, 'Other words.')).rejects.toMatchObject(no);
    await expect(discardReport({ ctx: log.ctx, input: { id } })).rejects.toMatchObject(no);
    await expect(askForReport({ ctx: log.ctx, input: { id, version } })).rejects.toMatchObject(no);
    await expect(signReport({ ctx: log.ctx, input: { id, version }, address })).rejects.toMatchObject(no);
    const sql = client(log.connection, 1, {});
    const refused = { code: '42501' };
    await expect(sql`update reports set title = 'other' where id = ${id}`).rejects.toMatchObject(refused);
    await expect(sql`update reports set state = 'draft' where id = ${id}`).rejects.toMatchObject(refused);
    await expect(sql`delete from reports where id = ${id}`).rejects.toMatchObject(refused);
    await expect(sql`truncate reports cascade`).rejects.toMatchObject(refused);
    await expect(sql`update report_versions set plan = '{}' where report = ${id}`).rejects.toMatchObject(refused);
    await expect(sql`delete from report_versions where report = ${id}`).rejects.toMatchObject(refused);
    const more = sql`insert into report_versions values (${id}, 99, now(), 'x', '{}')`;
    await expect(more).rejects.toMatchObject(refused);
    await sql.end();
    const found = await readReport({ ctx: log.as(charlie), input: { id } });
    expect(found).toEqual({ ...signed, checks: [] });
  });

  it('gets the next number without gaps, though two sign at once', async () => {
    const numbers = async () => {
      const { reports } = await listReports({ ctx: log.ctx, input: { forecast: FORECAST } });
      return reports.flatMap(({ number }) => number ?? []).sort((a, b) => a - b);
    };
    const before = (await numbers()).length;
    const drafts = [await begin(), await begin(), await begin()];
    const signed = await Promise.all(drafts.map((draft) => sign(draft)));
    expect(await numbers()).toEqual(Array.from({ length: before + 3 }, (_, i) => i + 1));
    for (const { id, number } of signed) {
      const { report } = await shownReport({ ctx: log.ctx, input: { id } });
      expect(report.signed?.number).toBe(number);
    }
  });

  it('is signed once, though two sign the same draft at once', async () => {
    const draft = await begin();
    const both = await Promise.allSettled([sign(draft), sign(draft)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'report-signed' });
  });

  it('answers a request that comes again under its key as the first time', async () => {
    const { id, version } = await begin();
    const { checks } = await readReport({ ctx: log.ctx, input: { id } });
    const accept = checks.map((check) => check.id);
    const once = () => signReport({ ctx: log.as(alice, 'sign-once'), input: { id, version, accept }, address });
    const first = await once();
    expect(await once()).toEqual(first);
    const other = signReport({ ctx: log.as(alice, 'sign-other'), input: { id, version, accept }, address });
    await expect(other).rejects.toMatchObject({ code: 'report-signed' });
  });

  it('is corrected by a new one that names it, once', async () => {
    const old = await sign(await begin());
    const because = 'April was counted twice';
    const draft = await begin(bob, null, { id: old.id, because });
    const another = await begin(alice, null, { id: old.id, because });
    const mended = await sign(draft);
    expect(mended.corrects).toEqual({ id: old.id, number: old.number, because });
    const { report } = await shownReport({ ctx: log.ctx, input: { id: mended.id } });
    expect(report.signed?.corrects).toEqual({ number: old.number, at: old.signedAt, because });
    const now = await readReport({ ctx: log.as(charlie), input: { id: old.id } });
    expect(now.correctedBy).toEqual({ id: mended.id, number: mended.number, at: mended.signedAt, because });
    expect({ ...now, correctedBy: null }).toEqual({ ...old, checks: [] });
    await expect(sign(another)).rejects.toMatchObject({ code: 'report-corrected' });
    await expect(begin(bob, null, { id: old.id, because })).rejects.toMatchObject({ code: 'report-corrected' });
  });

  it('is not signed while a check stops it or a warning waits, and says which', async () => {
    const draft = await begin(bob, 'It is likely, with high confidence, that attacks will rise.');
    const ctx = log.ctx;
    const { checks } = await readReport({ ctx, input: { id: draft.id } });
    const of = (weight: ReportCheck['weight']) => checks.filter((check) => check.weight === weight).map(({ id }) => id);
    expect(of('stop')).toEqual(['both:one:0']);
    const trying = signReport({
      ctx,
      input: { id: draft.id, version: 1, accept: checks.map(({ id }) => id) },
      address,
    });
    await expect(trying).rejects.toMatchObject({
      code: 'report-not-ready',
      issues: [{ field: 'both:one:0', value: 'stop' }],
    });
    const mended = await save(bob, draft, 'It is likely that attacks will rise.');
    const bare = signReport({ ctx, input: { id: draft.id, version: 2, accept: [] }, address });
    await expect(bare).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ field: 'claim:one' })]),
    });
    expect(await sign(mended)).toMatchObject({ state: 'signed' });
  });
});

describe('the addresses of the desk', () => {
  it('begin once under a key, save by version, preview, sign, and hand out files with the fingerprint', async () => {
    const headers = { 'idempotency-key': 'begin-1' };
    const post = async (path: string, body: unknown, more = {}) => {
      const answer = await ask('POST', path, { body, headers: more });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const first = await post('/api/reports', { plan: plan() }, headers);
    expect(first.status).toBe(201);
    const again = await post('/api/reports', { plan: plan() }, headers);
    expect(again.body['id']).toBe(first.body['id']);
    const id = String(first.body['id']);
    const put = (version: number) =>
      ask('PUT', `/api/reports/${id}`, { body: { version, plan: plan('One bomb was logged.') } });
    expect((await put(1)).status).toBe(200);
    expect((await ask('PUT', `/api/reports/${id}`, { body: { version: 1, plan: plan('x') } })).status).toBe(409);
    const seen = await post('/api/reports/preview', { plan: plan('One bomb was logged.') });
    expect(seen).toMatchObject({ status: 200, body: { report: { signed: null } } });
    const accept = (seen.body['checks'] as ReportCheck[]).map((check) => check.id);
    expect((await post(`/api/reports/${id}/ask`, { version: 2 })).body['askedBy']).toBe('Alice');
    const signed = await post(`/api/reports/${id}/sign`, { version: 2, accept });
    expect(signed).toMatchObject({ status: 200, body: { state: 'signed' } });
    for (const format of ['html', 'csv', 'json']) {
      const file = await ask('GET', `/api/reports/${id}/file?format=${format}`);
      expect([file.status, file.headers.get('x-report-hash')]).toEqual([200, signed.body['hash']]);
    }
    expect((await ask('GET', `/api/reports/${id}/frozen`)).status).toBe(200);
    expect((await ask('DELETE', `/api/reports/${id}`)).status).toBe(409);
    expect((await ask('GET', `/api/reports?forecast=${FORECAST}`)).status).toBe(200);
    expect((await ask('POST', '/api/reports/file', { body: { plan: plan(), format: 'csv' } })).status).toBe(200);
    expect((await ask('POST', '/api/reports/file', { body: { plan: plan(), format: 'tape' } })).status).toBe(400);
    expect((await ask('GET', '/api/reports/nonsense')).status).toBe(404);
    expect((await ask('GET', `/api/reports/${crypto.randomUUID()}/versions`)).status).toBe(404);
  });
});
