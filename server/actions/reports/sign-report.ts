import { allow, allowOn } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { unaccepted } from '../../domain/report/before-sign-off.ts';
import { SignedReport, type ReportWhole } from '../../domain/report/desk-report.ts';
import { overInWords } from '../../domain/report/front.ts';
import type { Signed } from '../../domain/report/report.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { standsToBeCorrected } from './begin-report.ts';
import { checkReport } from './check-report.ts';
import { frozenBytes } from './frozen.ts';
import { asDraft, heldDraft, mayRead, reportId } from './held-report.ts';
import { makeReport } from './make-report.ts';

/** The number was given to another report while this one was made. */
class NumberTaken extends Error {}
const TRIES = 6;
/** Milliseconds: what is frozen travels to the database in one statement. */
const DEADLINE = 60_000;

export interface Signing {
  ctx: Ctx;
  input: { id: string; [name: string]: unknown };
  /** Where the frozen report is read; null where the server has no public address. */
  address: (id: string) => string | null;
}

/**
 * Signs a draft in the name of whoever asks: the report is made once more, numbered, and frozen with all that it rests on.
 * It is made before anything is locked, because that takes a while; where somebody took its number meanwhile, it is made again.
 * @throws Problem `report-not-found`, `report-moved`, `report-signed`, `report-corrected`, `report-not-ready`
 */
export async function signReport(signing: Signing): Promise<ReportWhole> {
  allow(signing.ctx.actor, 'report:sign');
  for (let left = TRIES; left > 0; left--) {
    try {
      return await signOnce(signing);
    } catch (error) {
      if (!(error instanceof NumberTaken)) throw error;
    }
  }
  throw new Problem('busy', 'Others are signing reports at this moment');
}

async function signOnce({ ctx, input: { id: given, ...rest }, address }: Signing): Promise<ReportWhole> {
  const id = reportId(given);
  const { version, accept } = parse(SignedReport, rest);
  const found = await ctx.store.reports.read(id);
  const asked = { ctx, action: 'report:sign' as const, asked: { id, version, accept }, quiet: true };
  // The same request again, whose first answer was lost, finds that answer under its key, or the refusal.
  if (found?.state === 'signed' && ctx.key)
    return change({ ...asked, work: (tx) => heldDraft(ctx.actor, tx, id, { to: 'report:sign' }).then(neverDraft) });
  if (!found || !mayRead(ctx.actor, found)) throw new Problem('report-not-found');
  allowOn(ctx.actor, 'report:sign', found.forecast);
  const draft = asDraft(found, version);
  const signed = await signature(ctx, draft);
  const made = await makeReport({ ctx, input: draft.plan, signed });
  const accepted = await readyToSign(ctx, draft, made, accept);
  const file: ReportFile = { ...made, address: address(id), madeAt: signed.at };
  const frozen = await frozenBytes(file);
  const { number, at } = signed;
  const [by, hash, title] = [ctx.actor.name, file.hash, overInWords(draft.plan, file.reading.asOf)];
  return change({
    ...asked,
    deadline: DEADLINE,
    work: async (tx) => {
      const { forecast, corrects } = await heldDraft(ctx.actor, tx, id, { version, to: 'report:sign' });
      if ((await tx.reports.holdNextNumber(forecast)) !== number) throw new NumberTaken();
      if (corrects) await standsToBeCorrected(tx, corrects.id);
      await tx.reports.sign({ id, title, at, by, number, hash, frozen });
      const result = await tx.reports.read(id);
      if (!result) throw new Problem('report-not-found');
      return {
        result,
        subject: id,
        detail: { forecast, number, version, hash, accepted, corrects: corrects?.id ?? null },
      };
    },
  });
}

/** A signed report is no draft, so this is never reached. */
function neverDraft(): never {
  throw new Problem('report-signed');
}

/** What will stand below the report, if it is signed. */
async function signature(ctx: Ctx, { id, forecast, corrects }: ReportWhole): Promise<Signed> {
  const number = await ctx.store.reports.nextNumber(forecast);
  const own = { id, number, by: ctx.actor.name, at: ctx.now() };
  if (!corrects) return { ...own, corrects: null };
  const old = await standsToBeCorrected(ctx.store, corrects.id);
  const { because } = corrects;
  return { ...own, corrects: { number: old.number ?? 0, at: old.signedAt ?? '', because } };
}

/** Ids of the warnings that were accepted. */
async function readyToSign(ctx: Ctx, { plan }: ReportWhole, file: ReportFile, accept: readonly string[]) {
  const checks = await checkReport({ ctx, plan, file });
  const open = unaccepted(checks, accept);
  if (open.length > 0) {
    const issues = open.map(({ id, weight, words, fix }) => ({
      field: id,
      value: weight,
      message: words,
      fix: fix ?? 'Accept it, or mend it.',
    }));
    throw new Problem('report-not-ready', open.length === 1 ? open[0]?.words : undefined, { issues, more: { checks } });
  }
  return checks.filter(({ weight }) => weight === 'warn').map((check) => check.id);
}
