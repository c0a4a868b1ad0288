import { describe, expect, it } from 'vitest';
import { bottomLine, type Judged } from './bottom-line.ts';
import type { IndicatorReading, Verdict } from '../reading.ts';

const SHORTS = ['Tactics and territory', 'Public sympathy', 'US help and the border'];
const thin = (qualifier: IndicatorReading['qualifier'], qualifierWords = 'needs 3 more events') => ({
  verdict: 'too-little-data' as const,
  qualifier,
  qualifierWords,
});
const tally = { asPredicted: 0, against: 0, noClearChange: 0, tooLittle: 0, watched: 0 };
const one = (verdict: Verdict | null, i = 0, indicators: Judged['indicators'] = [thin('needs-more')]): Judged => ({
  short: SHORTS[i] ?? `Development ${i + 1}`,
  rollUp: verdict !== null,
  verdict,
  tally,
  indicators,
});
const line = (...verdicts: Verdict[]) => bottomLine(verdicts.map((verdict, i) => one(verdict, i)));
const VERDICTS: Verdict[] = ['as-predicted', 'against', 'mixed', 'no-clear-change', 'too-little-data'];

describe('the bottom line', () => {
  it('leads with the larger group and names what is otherwise', () => {
    expect(line('as-predicted', 'mixed', 'as-predicted')).toBe(
      'Two of the three developments are trending as predicted. On public sympathy, signs are mixed.',
    );
    expect(line('against', 'against', 'as-predicted')).toBe(
      'Two of the three developments run against the prediction. On US help and the border, signs move as predicted.',
    );
    expect(line('too-little-data', 'too-little-data', 'no-clear-change')).toBe(
      'Two of the three developments have too little data. On US help and the border, signs do not decide it.',
    );
  });

  it('names each where no two are alike', () => {
    expect(line('against', 'as-predicted', 'too-little-data')).toBe(
      'Signs are as predicted on public sympathy, against on tactics and territory and too few on US help and the border.',
    );
  });

  it('says it of all where all are alike', () => {
    expect(VERDICTS.map((verdict) => line(verdict, verdict, verdict))).toEqual([
      'All three developments are trending as predicted.',
      'All three developments run against the prediction.',
      'The signs of all three developments are mixed.',
      'The signs do not decide any of the three developments yet.',
      'Too little data to judge any of the three developments: too few events are logged for all 3 indicators.',
    ]);
    expect(line('as-predicted')).toBe('The development is trending as predicted.');
  });

  it('names what is missing when nothing can be judged', () => {
    const dry = (qualifier: IndicatorReading['qualifier'], n: number) =>
      bottomLine([
        one(
          'too-little-data',
          0,
          Array.from({ length: n }, () => thin(qualifier)),
        ),
      ]);
    expect(dry('no-coverage', 4)).toBe(
      'Too little data to judge the development: too few months are covered for all 4 indicators.',
    );
    expect(dry('not-carried', 2)).toContain('this feed does not carry both indicators');
    expect(dry('not-tested', 1)).toContain('the condition has not arisen for the indicator');
    const mostly = [
      thin('needs-more'),
      thin('needs-more'),
      thin('no-coverage'),
      { verdict: 'against' as const, qualifier: null, qualifierWords: null },
    ];
    expect(bottomLine([one('too-little-data', 0, mostly)])).toContain(
      'too few events are logged for 2 of 4 indicators',
    );
  });

  it('does not call it too few events where months or triggers are missing, nor a gap where none is over yet', () => {
    const dry = (...indicators: Judged['indicators']) => bottomLine([one('too-little-data', 0, indicators)]);
    expect(dry(thin('needs-more', 'needs 5 more months'))).toBe(
      'Too little data to judge the development: too few months are judged for the indicator.',
    );
    expect(dry(thin('needs-more', 'needs 1 more trigger'))).toContain('too few triggers are logged');
    const early = thin('no-coverage', 'no month of the watch is over and judged yet');
    expect(dry(early, early)).toBe(
      'Too little data to judge the development: no month of the watch is over and judged yet.',
    );
  });

  it('says both and either of two', () => {
    expect(VERDICTS.map((verdict) => line(verdict, verdict))).toEqual([
      'Both developments are trending as predicted.',
      'Both developments run against the prediction.',
      'The signs of both developments are mixed.',
      'The signs do not decide either of the two developments yet.',
      'Too little data to judge either of the two developments: too few events are logged for both indicators.',
    ]);
  });

  it('fits two lines, is a sentence and names every verdict, in all 125 combinations', () => {
    const said: Record<string, RegExp> = {
      'as-predicted': /as predicted/,
      against: /against/,
      mixed: /mixed/,
      'no-clear-change': /undecided|do not decide|not decided/,
      'too-little-data': /too little data|too few/i,
    };
    for (const a of VERDICTS)
      for (const b of VERDICTS)
        for (const c of VERDICTS) {
          const words = line(a, b, c);
          expect(words).toMatch(/^[A-Z].*\.$/);
          expect(words.length, words).toBeLessThanOrEqual(120);
          for (const verdict of [a, b, c]) expect(words).toMatch(said[verdict] ?? /never/);
        }
  });

  it('counts instead of naming where there are many developments', () => {
    const verdicts: Verdict[] = ['as-predicted', 'as-predicted', 'against', 'mixed'];
    expect(bottomLine(verdicts.map((verdict, i) => one(verdict, i)))).toBe(
      'Of the four developments, signs are as predicted on two, against on one and mixed on one.',
    );
  });

  it('counts indicators where nothing is rolled up', () => {
    expect(bottomLine([{ ...one(null), tally: { ...tally, asPredicted: 2, against: 1 } }])).toBe(
      'Two of 3 judged indicators move as predicted.',
    );
    expect(bottomLine([one(null)])).toBe('There is too little data yet to judge any indicator.');
  });
});
