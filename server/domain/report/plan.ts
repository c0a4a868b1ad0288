import { z } from 'zod';
import { isMonth } from '../event/calendar.ts';
import { DaySchema, text } from '../event/event.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { MARKINGS, OWN_KINDS, SECTIONS, USUAL_SECTIONS } from './plan-values.ts';

const MonthSchema = z.string().refine(isMonth, 'is not a month between 1900 and 2100: write YYYY-MM');
const said = (max: number, missing: string) => text(max).refine((words) => words.trim() !== '', missing);
const once = <T>(list: readonly T[]) => new Set(list).size === list.length;

/** An editor's own words, and the events that bear them out. Numbers of the reckoning are never typed here: they are not compared. */
export const OwnText = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'is made of small letters, digits and "-"'),
    after: z.enum(SECTIONS).nullable().describe('The section it stands below; null: before all of them'),
    kind: z.enum(OWN_KINDS).describe('A judgement stands with the key judgements and says its confidence apart'),
    text: said(4_000, 'is empty: write it, or take it out'),
    confidence: z
      .strictObject({ level: z.enum(['high', 'moderate', 'low']), because: said(400, 'needs its reason') })
      .nullable()
      .default(null)
      .describe('Of a judgement: how firmly it is held, and why'),
    cites: z
      .array(z.uuid('is not the id of an event'))
      .max(20)
      .refine(once, 'names an event twice')
      .default([])
      .describe('Events, by their ids'),
  })
  .refine(({ kind, confidence }) => kind === 'judgement' || confidence === null, {
    path: ['confidence'],
    message: 'goes with a judgement',
    params: { fix: 'Make it a judgement, or leave the confidence out.' },
  });
export type OwnText = z.output<typeof OwnText>;

/** What a report is to hold: the one shape of it for the builder, the API, the command line, schedules and files. */
export const ReportPlan = z.strictObject({
  forecast: WordId,
  feed: z.string().max(60).nullable().default(null).describe('Null: the feed of record'),
  asOf: DaySchema.nullable().default(null).describe('Entries up to the end of this day; null: up to now'),
  period: z
    .strictObject({ from: MonthSchema, to: MonthSchema })
    .refine(({ from, to }) => from <= to, {
      path: ['to'],
      message: 'is before the first month',
      params: { fix: 'Choose a last month that is not before the first.' },
    })
    .nullable()
    .default(null)
    .describe(
      'Months it reports on: it reads as of the day on which the last of them is judged, and tells what changed over them',
    ),
  until: DaySchema.nullable().default(null).describe('Reads as if today were this day; a period says so by itself'),
  developments: z.array(WordId).min(1).refine(once, 'names one twice').nullable().default(null).describe('Null: all'),
  sections: z
    .array(z.enum(SECTIONS))
    .min(1, 'is empty: choose at least one section')
    .refine(once, 'names a section twice')
    .default([...USUAL_SECTIONS])
    .describe('In the order in which they stand'),
  texts: z
    .array(OwnText)
    .max(60)
    .refine((texts) => once(texts.map(({ id }) => id)), 'names a text twice')
    .default([]),
  marking: z.enum(MARKINGS).nullable().default(null),
});
export type ReportPlan = z.output<typeof ReportPlan>;
