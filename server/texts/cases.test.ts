import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { rates, SCORED, scoresOf, textCases, type Scored } from '../testing/text-score.ts';
import { readText } from './read-text.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const loaded = loadCatalogue(path.join(ROOT, 'indicators'));
if ('problems' in loaded) throw new Error('the shipped definitions have mistakes: run npx signposts check');
const { catalogue } = loaded;

/** Least precision and recall in per cent, a little below what is reached: [development, held back]. */
const FLOORS: Record<Scored, { precision: [number, number]; recall: [number, number] }> = {
  date: { precision: [97, 96], recall: [97, 96] },
  precision: { precision: [97, 96], recall: [97, 96] },
  place: { precision: [97, 87], recall: [97, 87] },
  kind: { precision: [97, 82], recall: [97, 78] },
  by: { precision: [97, 89], recall: [97, 78] },
  attribution: { precision: [97, 81], recall: [97, 73] },
  'sides and partners': { precision: [97, 36], recall: [97, 36] },
  against: { precision: [97, 84], recall: [97, 80] },
  'killed by side': { precision: [94, 96], recall: [97, 88] },
  'wounded by side': { precision: [97, 87], recall: [97, 96] },
  tags: { precision: [87, 71], recall: [97, 96] },
  weapons: { precision: [97, 96], recall: [97, 79] },
  publisher: { precision: [97, 96], recall: [97, 96] },
  'hedged marks': { precision: [97, 96], recall: [97, 62] },
};

const SETS = ['development', 'held-back'] as const;
const scores = SETS.map((set) =>
  scoresOf(textCases(set).map((one) => [one, readText(one.text, one.today, catalogue)] as const)),
);

describe('reading texts of our own', () => {
  it('has at least 40 of them, 16 or more of which no rule was written on', () => {
    const [development = [], back = []] = SETS.map(textCases);
    expect(development.length).toBeGreaterThanOrEqual(40);
    expect(back.length).toBeGreaterThanOrEqual(16);
    const names = [...development, ...back].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(SCORED)('finds %s as well as it did', (field) => {
    SETS.forEach((set, n) => {
      const { precision, recall } = rates(scores[n]?.[field] ?? { right: 0, wrong: 0, missed: 0 });
      expect(precision ?? 100, `precision, ${set}`).toBeGreaterThanOrEqual(FLOORS[field].precision[n] ?? 0);
      expect(recall ?? 100, `recall, ${set}`).toBeGreaterThanOrEqual(FLOORS[field].recall[n] ?? 0);
    });
  });

  it('says in docs/text-reading.md what it reaches', () => {
    const table = SCORED.map((field) => `| ${[field, ...scores.flatMap((each) => cells(each[field]))].join(' | ')} |`);
    console.log(table.join('\n'));
    const docs = readFileSync(path.join(ROOT, 'docs/text-reading.md'), 'utf8').replaceAll(/ +/g, ' ');
    for (const row of table) expect(docs).toContain(row);
  });

  it.each(SETS)('knows the language of every text: %s', (set) => {
    for (const { text, today, name, expect: wanted } of textCases(set)) {
      const { language, url } = readText(text, today, catalogue);
      expect([name, language, url]).toEqual([name, wanted.language ?? 'en', wanted.url ?? null]);
    }
  });

  it('underlines words of the text only', () => {
    for (const { text, today } of SETS.flatMap(textCases)) {
      for (const { from, to } of readText(text, today, catalogue).marks) {
        expect(from).toBeLessThan(to);
        expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
      }
    }
  });
});

function cells(score: (typeof scores)[number][Scored]): string[] {
  const { precision, recall } = rates(score);
  return [percent(precision), percent(recall), String(score.right + score.missed)];
}

function percent(value: number | null): string {
  return value === null ? '–' : `${value} %`;
}
