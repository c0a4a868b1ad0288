import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../catalogue/load.ts';
import { foreseen } from './rivals.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../../indicators'));
const [forecast] = 'catalogue' in loaded ? loaded.catalogue.forecasts : [];

/** What a sign is worth against the main rival, seen and not seen: the table of the method, worked out apart from the code. */
const TABLE: Record<string, [seen: number, unseen: number]> = {
  'territory-held': [2.7, 0.19],
  'districts-hit': [1.3, 0.38],
  'chinese-targets': [2.1, 0.48],
  'insider-help': [1.4, 0.65],
  'allied-groups': [1.8, 0.25],
  'help-for-militants': [5.4, 0.37],
  'us-assistance': [1.1, 0.24],
  'trouble-after-strikes': [3.0, 0.04],
};

describe('what the signs of the shipped forecast are worth', () => {
  it.each(Object.entries(TABLE))('is that of the method for %s', (id, [seen, unseen]) => {
    const indicator = forecast?.indicators.find((each) => each.id === id);
    const development = forecast?.definition.developments.find((each) => each.id === indicator?.development);
    if (!indicator || !development) throw new Error(`no indicator ${id}`);
    const rival = foreseen(development, indicator.definition)?.[1]?.worth;
    expect(Math.abs((rival?.seen ?? 0) - seen)).toBeLessThanOrEqual(0.0501);
    expect(Math.abs((rival?.unseen ?? 0) - unseen)).toBeLessThanOrEqual(0.00501);
  });
});
