import { z } from 'zod';
import { text } from '../event/event.ts';
import { OwnText, ReportPlan } from './plan.ts';
import { CHECK_WEIGHTS, REPORT_STATES } from './desk-values.ts';

const version = z.int().min(1).max(2_000_000_000).describe('The version that was read');
const wrong = text(500).refine((words) => words !== '', 'must say what was wrong');

/** A report as lists show it. People are named as they were called when they did it; the audit trail has their ids. */
export const ReportLine = z.object({
  id: z.uuid(),
  forecast: z.string(),
  title: z.string().describe('What it reports on: "Oct 2024"'),
  state: z.enum(REPORT_STATES),
  version: z.int(),
  savedAt: z.string(),
  savedBy: z.string(),
  askedAt: z.string().nullable().describe('Somebody asked for it to be signed as it stands'),
  askedBy: z.string().nullable(),
  number: z.int().nullable(),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  hash: z.string().nullable(),
  corrects: z.object({ id: z.uuid(), number: z.int(), because: z.string() }).nullable(),
  correctedBy: z.object({ id: z.uuid(), number: z.int(), at: z.string(), because: z.string() }).nullable(),
});
export type ReportLine = z.output<typeof ReportLine>;

/** A text as it was kept, whose rules may have grown stricter since. */
const KeptText = z.object({ ...OwnText.shape, cites: z.array(z.string()) });
const KeptPlan = z.object({ ...ReportPlan.shape, texts: z.array(KeptText) });

export const ReportWhole = ReportLine.extend({ plan: KeptPlan });
export type ReportWhole = ReportLine & { plan: ReportPlan };

/** One thing looked at before a report goes out: `stop` keeps it from being signed, `warn` must be accepted by whoever signs. */
export const ReportCheck = z.object({
  id: z.string().describe('The same for the same finding, so that it can be accepted'),
  weight: z.enum(CHECK_WEIGHTS),
  words: z.string(),
  text: z.string().nullable().describe('The own text that is meant'),
  fix: z.string().nullable(),
  link: z.string().nullable().describe('The page on which to look'),
});
export type ReportCheck = z.output<typeof ReportCheck>;

export const ReportVersion = z.object({ version: z.int(), at: z.string(), by: z.string(), plan: KeptPlan });
export type ReportVersion = Omit<z.output<typeof ReportVersion>, 'plan'> & { plan: ReportPlan };

export const NewReport = z.strictObject({
  plan: ReportPlan,
  corrects: z.strictObject({ id: z.uuid(), because: wrong }).optional().describe('A signed report that it puts right'),
});
export const SavedReport = z.strictObject({ version, plan: ReportPlan });
export const AskedReport = z.strictObject({ version });
export const SignedReport = z.strictObject({
  version,
  accept: z.array(z.string().max(200)).max(500).default([]).describe('Ids of the warnings that are accepted'),
});
export const PreviewedReport = z.strictObject({ plan: ReportPlan });
export const ReportCopyAsked = z.strictObject({ plan: ReportPlan, format: z.string().max(40) });
