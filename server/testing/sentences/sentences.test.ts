import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bottomLine, type Judged } from '../../domain/reading/sentences/bottom-line.ts';
import { saidBeside } from './beside.ts';
import { developmentCases, indicatorCases } from './cases.ts';
import { saidIn, type Said } from './collect.ts';
import { document } from './document.ts';
import { faultsOf, LONGEST_FINDING } from './faults.ts';
import { MEASURES } from './measures.ts';

const LIST = path.join(import.meta.dirname, '../../../docs/sentences.md');

/** Bottom lines of one, two, three and four developments with every verdict in every mixture. */
function* bottomLines(): Generator<Said> {
  const verdicts = ['as-predicted', 'against', 'mixed', 'no-clear-change', 'too-little-data'] as const;
  const tally = { asPredicted: 0, against: 0, noClearChange: 0, tooLittle: 0, watched: 0 };
  const names = ['Tactics and territory', 'Public sympathy', 'US help and the border', 'Other'];
  const mixtures = (n: number, from = 0): number[][] =>
    n === 0 ? [[]] : verdicts.flatMap((_, v) => (v < from ? [] : mixtures(n - 1, v).map((rest) => [v, ...rest])));
  for (const n of [1, 2, 3, 4]) {
    for (const mixture of mixtures(n)) {
      const developments = mixture.map((v, i): Judged => ({
        short: names[i] ?? '',
        rollUp: true,
        verdict: verdicts[v] ?? 'mixed',
        tally,
        indicators: [{ verdict: 'too-little-data', qualifier: 'needs-more', qualifierWords: 'needs 3 more events' }],
      }));
      const from = mixture.map((v) => verdicts[v]).join(', ');
      yield { section: 'Forecast: finding', form: 'sentence', text: bottomLine(developments), from };
    }
  }
}

function everything(): Said[] {
  const cases = [...indicatorCases(), ...developmentCases()];
  return [...cases.flatMap(({ name, reading }) => saidIn(reading, name)), ...bottomLines(), ...saidBeside()];
}

const all = everything();

describe('every sentence a reading can say', () => {
  it('keeps the rules of the copy', () => {
    const faulty = new Map<string, string>();
    for (const said of all)
      for (const fault of faultsOf(said)) faulty.set(`${said.section}: ${fault}: ${said.text}`, said.from);
    expect([...faulty].slice(0, 40)).toEqual([]);
  });

  it('is in the list that people have read', async () => {
    await expect(document(all)).toMatchFileSnapshot(LIST);
  });

  it('reaches every verdict, qualifier, confidence and check', () => {
    const texts = new Set(all.map(({ section, text }) => `${section}: ${text}`));
    const some = (pattern: RegExp) => [...texts].some((text) => pattern.test(text));
    for (const wanted of [
      /beside the badge: leaning as predicted/,
      /beside the badge: leaning against/,
      /beside the badge: steady/,
      /beside the badge: unclear/,
      /beside the badge: as predicted before allowing for many indicators/,
      /beside the badge: not yet, month/,
      /beside the badge: has not happened so far, month/,
      /beside the badge: needs/,
      /beside the badge: not tested/,
      /beside the badge: none of the 17 months/,
      /beside the badge: this feed does not carry it/,
      /high confidence/,
      /moderate confidence/,
      /low confidence/,
      /Development: finding: .*mixed/,
      /Development: finding: .*as predicted/,
      /Development: finding: .*against/,
      /before the article already/,
      /only because there were more events/,
      /nobody is named/,
      /Decided by hand/,
      /level most likely changed in \w+ \d+\./,
      /most likely changed in \w+ \d+, before the article/,
      /what they share counts once/,
      /so it can lower the number though it moves as predicted/,
      /None of the \d+ verdicts that can be checked holds/,
      /judged indicators are themselves held with low confidence/,
      /Where it changed: .* most events/,
      /Where it changed: note: .* in each of them/,
      /What a sign is worth: .*does not tell these two apart/,
      /Definition: Test: .*staying within the margin/,
      /Lately entered: .*was logged or imported/,
    ])
      expect([wanted, some(wanted)]).toEqual([wanted, true]);
  });
});

describe('the findings of the indicators we ship', () => {
  const loaded = loadCatalogue(path.join(import.meta.dirname, '../../../indicators'));
  const shipped = 'catalogue' in loaded ? loaded.catalogue.forecasts.flatMap(({ indicators }) => indicators) : [];

  it('fit a heading, whatever is found, with the longest name of their measure', () => {
    expect(shipped.length).toBeGreaterThan(20);
    const longest = (kind: unknown) =>
      Math.max(
        ...shipped.filter((each) => each.definition.measure.kind === kind).map((each) => each.definition.noun.length),
        0,
      );
    const long = all.flatMap(({ section, text, from }) => {
      const made = MEASURES.find(({ name }) => from.startsWith(`${name},`));
      if (section !== 'Indicator: finding' || !made) return [];
      const { measure, noun } = made.definition as { measure: { kind: string }; noun: string };
      const length = text.length - noun.length + longest(measure.kind);
      return length > LONGEST_FINDING ? [`${length}: ${text}`] : [];
    });
    expect([...new Set(long)]).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const faults = (text: string, form: Said['form'] = 'sentence') => faultsOf({ text, form });

  it('find what they are made to find', () => {
    expect(faults('It happened 1 times, in 1 months.')).toContain('one of a thing in the plural');
    expect(faults('It holds in 3 check.')).toHaveLength(1);
    expect(faults('Very likely a rise, held with high confidence.')).toEqual([
      'likelihood and confidence in one sentence',
    ]);
    expect(faults('Very likely a rise (91 %). We hold this with high confidence: two datasets agree.')).toEqual([]);
    expect(faults('Attacks  surge')).toHaveLength(3);
    expect(faults('attacks run at NaN times the rate — before.')).toHaveLength(3);
    expect(faults(`${'A'.repeat(LONGEST_FINDING)}.`, 'finding')).toHaveLength(1);
    expect(faults('12 a month', 'words')).toEqual([]);
  });
});
