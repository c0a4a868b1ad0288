import type { ReportLine, ReportVersion, ReportWhole } from '../../domain/report/desk-report.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import type { Handle } from '../connect.ts';

/** Most reports that a list shows, and most versions of one. */
const MOST_LISTED = 500;
const MOST_VERSIONS = 200;

/** A draft as it is written. */
export interface DraftWrite {
  id: string;
  title: string;
  plan: ReportPlan;
  version: number;
  at: string;
  by: string;
}

type Row = Omit<ReportLine, 'corrects' | 'correctedBy'> & {
  [key in 'correctsId' | 'correctsNumber' | 'because' | 'laterId' | 'laterNumber' | 'laterAt' | 'laterBecause']:
    string | number | null;
};

// Never what was frozen: it is large, and only a file needs it.
const lines = (sql: Handle) => sql`
  select r.id, r.forecast, r.title, r.state, r.version, r.saved_at as "savedAt", r.saved_by as "savedBy",
    r.asked_at as "askedAt", r.asked_by as "askedBy", r.number, r.signed_at as "signedAt", r.signed_by as "signedBy",
    r.hash, r.corrects as "correctsId", old.number as "correctsNumber", r.because,
    later.id as "laterId", later.number as "laterNumber", later.signed_at as "laterAt", later.because as "laterBecause"
  from reports r
  left join reports old on old.id = r.corrects
  left join reports later on later.corrects = r.id and later.state = 'signed'`;

/** Reports of a forecast, or of all: drafts and signed ones, the newest first. */
export async function listReports(sql: Handle, forecast: string | null): Promise<ReportLine[]> {
  const rows = await sql<Row[]>`
    ${lines(sql)} ${forecast === null ? sql`` : sql`where r.forecast = ${forecast}`}
    order by coalesce(r.signed_at, r.saved_at) desc, r.id desc limit ${MOST_LISTED}`;
  return rows.map(asLine);
}

/** One report with its plan, or null. */
export async function readReport(sql: Handle, id: string): Promise<ReportWhole | null> {
  const [row] = await sql<Row[]>`${lines(sql)} where r.id = ${id}`;
  const [kept] = await sql<{ plan: ReportPlan }[]>`select plan from reports where id = ${id}`;
  return row && kept ? { ...asLine(row), plan: kept.plan } : null;
}

/** The same, held until the transaction ends, so that the version read is the version changed. */
export async function lockReport(sql: Handle, id: string): Promise<ReportWhole | null> {
  await sql`select 1 from reports where id = ${id} for update`;
  return readReport(sql, id);
}

/** Its saved versions, the newest first. */
export async function reportVersionsOf(sql: Handle, id: string): Promise<ReportVersion[]> {
  return sql<ReportVersion[]>`
    select version, at, by, plan from report_versions where report = ${id}
    order by version desc limit ${MOST_VERSIONS}`;
}

/** What was frozen when it was signed, packed; null for a draft. */
export async function frozenReport(sql: Handle, id: string): Promise<Uint8Array | null> {
  const [row] = await sql<{ frozen: Uint8Array | null }[]>`select frozen from reports where id = ${id}`;
  return row?.frozen ?? null;
}

/** The number that the next signed report of a forecast gets. */
export async function nextNumber(sql: Handle, forecast: string): Promise<number> {
  const [row] = await sql<{ next: number }[]>`
    select coalesce(max(number), 0)::int + 1 as next from reports where forecast = ${forecast}`;
  return row?.next ?? 1;
}

/** The same, and nobody else signs a report of this forecast before the transaction ends. */
export async function holdNextNumber(sql: Handle, forecast: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${forecast}, 862))`;
  return nextNumber(sql, forecast);
}

/** Keeps a new draft as its first version. */
export async function addReport(
  sql: Handle,
  draft: DraftWrite & { corrects: { id: string; because: string } | null },
): Promise<void> {
  const { id, title, plan, version, at, by, corrects } = draft;
  await sql`
    insert into reports (id, forecast, title, state, version, plan, made_at, made_by, saved_at, saved_by, corrects, because)
    values (${id}, ${plan.forecast}, ${title}, 'draft', ${version}, ${JSON.stringify(plan)}::text::jsonb, ${at}, ${by},
      ${at}, ${by}, ${corrects?.id ?? null}, ${corrects?.because ?? null})`;
  await addVersion(sql, draft);
}

/** Writes a draft over the one before, which its versions keep. Whoever asked for it to be signed asked for another one. */
export async function saveReport(sql: Handle, draft: DraftWrite): Promise<void> {
  const { id, title, plan, version, at, by } = draft;
  await addVersion(sql, draft);
  await sql`
    update reports set forecast = ${plan.forecast}, title = ${title}, plan = ${JSON.stringify(plan)}::text::jsonb,
      version = ${version}, saved_at = ${at}, saved_by = ${by}, asked_at = null, asked_by = null
    where id = ${id}`;
}

/** Notes that somebody wants it signed as it stands. */
export async function askForReport(sql: Handle, { id, at, by }: Pick<DraftWrite, 'id' | 'at' | 'by'>): Promise<void> {
  await sql`update reports set asked_at = ${at}, asked_by = ${by} where id = ${id}`;
}

/** Signs a draft: from here on the database refuses every change of it. */
export async function signReport(
  sql: Handle,
  signed: Pick<DraftWrite, 'id' | 'title' | 'at' | 'by'> & { number: number; hash: string; frozen: Uint8Array },
): Promise<void> {
  await sql`
    update reports set state = 'signed', title = ${signed.title}, number = ${signed.number}, signed_at = ${signed.at},
      signed_by = ${signed.by}, hash = ${signed.hash}, frozen = ${signed.frozen}
    where id = ${signed.id}`;
}

/** Throws a draft away, with its versions. */
export async function removeReport(sql: Handle, id: string): Promise<void> {
  await sql`delete from reports where id = ${id}`;
}

async function addVersion(sql: Handle, { id, version, at, by, plan }: DraftWrite): Promise<void> {
  await sql`
    insert into report_versions (report, version, at, by, plan)
    values (${id}, ${version}, ${at}, ${by}, ${JSON.stringify(plan)}::text::jsonb)`;
}

function asLine({
  correctsId,
  correctsNumber,
  because,
  laterId,
  laterNumber,
  laterAt,
  laterBecause,
  ...line
}: Row): ReportLine {
  return {
    ...line,
    corrects:
      correctsId === null ? null : { id: String(correctsId), number: Number(correctsNumber), because: String(because) },
    correctedBy:
      laterId === null
        ? null
        : { id: String(laterId), number: Number(laterNumber), at: String(laterAt), because: String(laterBecause) },
  };
}
