import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allRows, eventOf, lookWith, realFile, refusalOf, sampleRows } from '../testing.ts';
import { ucdpCandidate } from './index.ts';

const look = lookWith(parse);

const october = realFile('ucdp-candidate-23.0.10-cut.csv');

describe('a row of a UCDP Candidate release', () => {
  it('becomes an event as in UCDP GED, under the name of its own dataset', async () => {
    const [clash = {}, infighting = {}] = await sampleRows('ucdp-candidate');
    expect(eventOf(ucdpCandidate.map(clash, look))).toMatchObject({ externalId: '990001', draft: { kind: 'battle' } });
    expect(eventOf(ucdpCandidate.map(infighting, look)).draft.sources).toMatchObject([{ publisher: 'UCDP Candidate' }]);
  });

  it('says when UCDP has not finished checking it', async () => {
    const [, unchecked = {}] = await sampleRows('ucdp-candidate');
    expect(eventOf(ucdpCandidate.map(unchecked, look)).warnings).toMatchObject([{ value: 'Check deaths' }]);
  });

  it('has a side that is not identified where UCDP writes XXX', async () => {
    const [, , unknown = {}] = await sampleRows('ucdp-candidate');
    expect(eventOf(ucdpCandidate.map(unknown, look)).draft.by).toMatchObject([
      { actor: 'unidentified', name: 'XXX770' },
    ]);
  });

  it('is refused for the same reasons as in UCDP GED', async () => {
    const [clash = {}] = await sampleRows('ucdp-candidate');
    expect(refusalOf(ucdpCandidate.map({ ...clash, best: '-1' }, look))).toMatchObject([{ column: 'best' }]);
  });
});

describe('what a UCDP Candidate release covers', () => {
  it('is the months from its first event to its last', () => {
    const seen = {
      first: '2023-10-01',
      last: '2023-10-31',
      countries: ['afghanistan', 'pakistan'],
      release: '23.0.10',
    };
    expect(ucdpCandidate.covers(seen)).toEqual({
      from: '2023-10',
      to: '2023-10',
      countries: ['pakistan', 'afghanistan'],
    });
  });
});

describe.skipIf(!october)('UCDP Candidate of October 2023, cut', () => {
  it('has all its rows accounted for', async () => {
    const rows = october ? await allRows(ucdpCandidate, october, look) : [];
    expect(rows.map(({ kind }) => kind)).toEqual(Array<string>(217).fill('event'));
  });
});
