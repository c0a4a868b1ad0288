import { changedInOneLine } from '../../domain/reading/pages/changed-since.ts';
import { sentence } from '../../domain/reading/sentences/words.ts';
import { MEASURES } from './measures.ts';
import type { ForecastReading, IndicatorReading } from '../../domain/reading/reading.ts';

/** A text the product says: where, what kind of text it is, and the case that made it. */
export interface Said {
  section: string;
  /** Whether it must stand alone as a sentence; labels and words in cells need not. */
  form: 'finding' | 'sentence' | 'words';
  text: string;
  from: string;
}

type Text = string | readonly string[] | null | undefined;

/** Every text of a reading, by the place where it is said. */
export function saidIn(reading: ForecastReading, from: string): Said[] {
  const said: Said[] = [];
  const say = (section: string, text: Text, form: Said['form'] = 'sentence') => {
    for (const each of Array.isArray(text) ? text : [text]) if (each) said.push({ section, form, text: each, from });
  };
  for (const [name, text] of Object.entries(reading.sentences))
    say(`Forecast: ${name}`, text, name === 'finding' ? 'finding' : 'sentence');
  for (const change of reading.changed) say('Forecast: what changed', changedInOneLine(change));
  for (const development of reading.developments) {
    for (const [name, text] of Object.entries(development.sentences))
      say(`Development: ${name}`, text, name === 'finding' ? 'finding' : name === 'tally' ? 'words' : 'sentence');
    say('Development: beside the badge', development.qualifierWords, 'words');
    for (const prior of development.otherPriors) say('Development: other priors', prior.name, 'words');
    for (const line of development.without) {
      say('Development: what moves it', line.words, 'words');
      say('Development: why it moves it otherwise', line.note);
    }
    for (const indicator of development.indicators) said.push(...saidOf(indicator, from));
  }
  return said;
}

function saidOf(reading: IndicatorReading, from: string): Said[] {
  const said: Said[] = [];
  const say = (section: string, text: string | null | undefined, form: Said['form'] = 'sentence') => {
    if (text) said.push({ section: `Indicator: ${section}`, form, text, from });
  };
  for (const [name, text] of Object.entries(reading.sentences))
    say(name, text, name === 'finding' ? 'finding' : 'sentence');
  say('beside the badge', reading.qualifierWords, 'words');
  say('what is expected', reading.expectsWords, 'words');
  say('change in a cell', reading.change?.words, 'words');
  say('level in a cell', reading.before?.words, 'words');
  say('level in a cell', reading.after?.words, 'words');
  for (const point of reading.weakPoints) say('weak points', point);
  for (const check of reading.checks) {
    say('check, title', check.title, 'words');
    say('check, result', check.words);
    say('change in a cell', check.change?.words, 'words');
  }
  say('chart, subtitle', reading.chart.subtitle, 'words');
  for (const part of Object.values(reading.chart)) {
    if (part !== null && typeof part === 'object' && 'label' in part) say('chart, labels', String(part.label), 'words');
  }
  for (const note of reading.chart.notes) say('chart, notes', note);
  return said;
}

const nouns = MEASURES.map(({ definition }) => String(definition['noun'])).sort((a, b) => b.length - a.length);

/** The same sentence of other things, or with other numbers is the same sentence; 0 and 1 are not any number, for they take other words. */
export function formOf(text: string): string {
  return nouns
    .reduce(
      (so, noun) => so.replaceAll(noun, 'THINGS').replaceAll(sentence(noun), 'THINGS'),
      text.replace(/Attacks of kind [\w-]+/g, 'THINGS'),
    )
    .replace(/Indicator (?:one|weak|flat-\d+|[a-e])\b/g, 'INDICATOR')
    .replace(/\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/g, 'DAY')
    .replace(/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/g, 'MONTH')
    .replace(/(?<![\d.,])[01](?![\d.,]*\d)/g, (digit) => `=${digit}`)
    .replace(/(?<![=\d])[\d,]*\d(?:\.\d+)?/g, '#');
}
