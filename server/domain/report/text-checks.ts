import { monthInWords } from '../event/calendar.ts';
import { listed, plural } from '../reading/sentences/words.ts';
import type { ForecastReading } from '../reading/reading.ts';
import type { ReportCheck } from './desk-report.ts';
import type { OwnText, ReportPlan } from './plan.ts';
import type { Report } from './report.ts';
import {
  forbiddenIn,
  likelihoodsIn,
  mismatchesIn,
  monthsNamedIn,
  numbersIn,
  readsAsClaim,
  saysConfidence,
  sentencesIn,
  typedCitesIn,
  withoutTypedCites,
} from './sentences-in.ts';

/** The year of a sentence bears nothing out, though every report says it somewhere. */
const YEAR = /^(19|20)\d\d$/;

/** Sentences of one text that a warning quotes. */
const MOST_QUOTED = 5;

/** A cited event as the log holds it. */
export type CitedState =
  | { state: 'there'; inReview: boolean; sources: { publisher: string; grade: string }[] }
  /** Never logged, or not yet on the day the report is read as of. */
  | { state: 'unknown' }
  | { state: 'retracted' }
  /** The terms of its feed keep it in. */
  | { state: 'withheld'; feed: string };

interface Asked {
  plan: ReportPlan;
  report: Report;
  reading: ForecastReading;
  cited: ReadonlyMap<string, CitedState>;
}

/** What is found in an editor's own words, text by text. */
export function checksOfTexts(asked: Asked): ReportCheck[] {
  const known = numbersOfReport(asked.report);
  return asked.plan.texts.flatMap((text) => [
    ...likelihood(text),
    ...claims(text, known),
    ...words(text),
    ...months(text, asked.reading),
    ...citations(text, asked.cited),
  ]);
}

/** ICD 203: likelihood and confidence never in one sentence; a word and its number agree. */
function likelihood(text: OwnText): ReportCheck[] {
  const because = text.confidence ? [`Held with confidence: ${text.confidence.because}`] : [];
  return [...sentencesIn(text.text), ...because].flatMap((sentence, i) => {
    const said = likelihoodsIn(sentence);
    const both = said.length > 0 && saysConfidence(sentence);
    return [
      ...(both
        ? [
            about(text, `both:${text.id}:${i}`, 'stop', {
              words: `${named(text)} says likelihood (“${said[0]?.said}”) and confidence in one sentence`,
              fix: 'Make two sentences of it, or give the confidence in its own field.',
            }),
          ]
        : []),
      ...mismatchesIn(sentence).map(({ said: word, percent, means }, n) =>
        about(text, `range:${text.id}:${i}-${n}`, 'stop', {
          words: `${named(text)} says “${word}” with ${percent} %; the word stands for ${whole(means.from)} to ${whole(means.to)} %`,
          fix: 'Choose the word that goes with the number, or mend the number.',
        }),
      ),
    ];
  });
}

/** A judgement rests on an event or on a number that this report holds; so does a sentence of a paragraph that claims something. */
function claims(text: OwnText, known: ReadonlySet<string>): ReportCheck[] {
  const said = numbersIn(withoutTypedCites(text.text));
  const bare =
    text.cites.length === 0 && !said.some((number) => known.has(number) && !YEAR.test(number))
      ? sentencesIn(text.text).filter((sentence) => text.kind === 'judgement' || readsAsClaim(sentence))
      : [];
  const typed = typedCitesIn(text.text);
  const unsaid = text.kind === 'judgement' && text.confidence === null;
  return [
    ...(bare.length === 0
      ? []
      : [
          about(text, `claim:${text.id}`, 'warn', {
            words: `${named(text)} says ${quoted(bare)} without a source or a number of this report`,
            fix: 'Cite an event, or state the number it rests on.',
          }),
        ]),
    ...(typed.length === 0
      ? []
      : [
          about(text, `typed-cite:${text.id}`, 'warn', {
            words: `${named(text)} holds ${listed([...new Set(typed)])} as typed words, which lead to no event: the report numbers its citations itself`,
            fix: 'Take the number out of the text and cite the event.',
          }),
        ]),
    ...(unsaid
      ? [
          about(text, `confidence:${text.id}`, 'warn', {
            words: `${named(text)} does not say how firmly it is held`,
            fix: 'Give its confidence and the reason.',
          }),
        ]
      : []),
  ];
}

function words(text: OwnText): ReportCheck[] {
  const found = forbiddenIn(`${text.text}\n${text.confidence?.because ?? ''}`);
  if (found.length === 0) return [];
  return [
    about(text, `words:${text.id}`, 'warn', {
      words: `${named(text)} says ${listed(found.map((word) => `“${word}”`))}, which says more than data can`,
      fix: 'Say what was counted, or put somebody else’s word between quotation marks.',
    }),
  ];
}

function months(text: OwnText, { through, asOf }: ForecastReading): ReportCheck[] {
  const open = monthsNamedIn(text.text).filter(
    (month) => (through === null || month > through) && month <= asOf.slice(0, 7),
  );
  if (open.length === 0) return [];
  return [
    about(text, `month:${text.id}`, 'warn', {
      words: `${named(text)} names ${listed(open.map(monthInWords))}, which no verdict counts yet: reports still arrive`,
      fix: 'Say that it is provisional, or leave it out.',
    }),
  ];
}

function citations(text: OwnText, cited: ReadonlyMap<string, CitedState>): ReportCheck[] {
  const states = text.cites.map((id) => ({ id, ...(cited.get(id) ?? { state: 'unknown' as const }) }));
  const stopped = states.flatMap((event) => {
    const why = whyNot(event);
    const fix = 'Take the citation out, or cite another event.';
    return why
      ? [
          about(text, `cited:${text.id}:${event.id}`, 'stop', {
            ...{ words: `${named(text)} cites ${why}`, fix },
            link: `/events/${event.id}`,
          }),
        ]
      : [];
  });
  const there = states.filter((event) => event.state === 'there');
  const open = there.filter(({ inReview }) => inReview);
  const waiting = open.map(({ id }) =>
    about(text, `cited-in-review:${text.id}:${id}`, 'warn', {
      ...{ words: `${named(text)} cites an event that is still in review`, fix: 'Decide about it first.' },
      link: `/events/${id}`,
    }),
  );
  return [...stopped, ...waiting, ...(text.kind === 'judgement' ? support(text, there) : [])];
}

type There = Extract<CitedState, { state: 'there' }>;

/** What a judgement stands on: more than one publisher, and at least one that is fairly reliable. */
function support(text: OwnText, there: readonly There[]): ReportCheck[] {
  const sources = there.flatMap((event) => event.sources);
  if (there.length === 0) return [];
  const publishers = new Set(sources.map(({ publisher }) => publisher.trim().toLowerCase()));
  const fix = 'Cite another event or add sources, or say in the judgement what it rests on.';
  if (publishers.size < 2)
    return [
      about(text, `one-source:${text.id}`, 'warn', {
        words: `${named(text)} rests on ${sources[0] ? `one source, ${sources[0].publisher}` : 'events without a source'}`,
        fix,
      }),
    ];
  if (!sources.every(({ grade }) => /[EF56]/.test(grade))) return [];
  return [
    about(text, `weak:${text.id}`, 'warn', {
      words: `${named(text)} rests on ${plural(sources.length, 'source')} of grade E, F, 5 or 6 alone`,
      fix,
    }),
  ];
}

function whyNot(event: CitedState): string | null {
  switch (event.state) {
    case 'there':
      return null;
    case 'unknown':
      return 'an event that the log does not hold on the day it is read as of';
    case 'retracted':
      return 'an event that was retracted';
    case 'withheld':
      return `an event of ${event.feed}, whose terms do not let its rows be passed on`;
  }
}

/** Every number that the report itself says, so that a text may lean on it. */
function numbersOfReport({ finding, lead, developments, judgements, changed, rows, sure, filters }: Report) {
  const said = [
    ...[finding, lead, sure.sources, sure.checks, sure.gaps],
    ...developments.flatMap(({ summary, tally, posterior, explanations }) => [
      ...[summary, tally, posterior ?? ''],
      ...explanations.flatMap(({ prior, posterior: then }) => [prior, then]),
    ]),
    ...judgements
      .filter(({ own }) => own === null)
      .flatMap((each) => [each.finding, each.change, each.likelihood ?? '']),
    ...changed.map((line) => line.words),
    ...rows.flatMap((row) => [row.before, row.after, row.change, `${row.eventsBefore} ${row.eventsAfter}`]),
    ...filters.map(({ value }) => value),
  ];
  return new Set(said.flatMap(numbersIn));
}

function about(
  { id }: OwnText,
  check: string,
  weight: ReportCheck['weight'],
  { words: say, fix, link = null }: { words: string; fix: string; link?: string | null },
): ReportCheck {
  return { id: check, weight, words: say, text: id, fix, link };
}

const named = ({ kind, text }: OwnText) => `${kind === 'judgement' ? 'Judgement' : 'Paragraph'} “${short(text, 40)}”`;

const whole = (share: number) => Math.round(100 * share);

/** Sentences between quotation marks: the first five, and how many more there are. */
function quoted(sentences: readonly string[]): string {
  const more = sentences.length - MOST_QUOTED;
  const first = sentences.slice(0, MOST_QUOTED).map((sentence) => `“${short(sentence)}”`);
  return listed(more > 0 ? [...first, `${more} more`] : first);
}

function short(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}
