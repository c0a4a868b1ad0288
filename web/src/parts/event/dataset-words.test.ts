import { describe, expect, it } from 'vitest';
import { otherToll, whyItStands } from './dataset-words.ts';

describe('why a field stands against its dataset', () => {
  it('names the person who changed it', () => {
    const because = { by: 'Alice', at: '2026-11-02T10:00:00Z', version: 2, reason: null };
    expect(whyItStands(because)).toBe('because Alice changed it on 2 Nov 2026');
  });

  it('does not say of a field that nobody changed that it was changed here', () => {
    expect(whyItStands(null)).toBe(
      'as it came: nobody changed it here, but the dataset’s would not fit what was changed',
    );
  });
});

describe('a toll that the summary tells otherwise', () => {
  const event = (killed: string, best?: number) => ({
    summary: `Fighting between A and B at Wana, ${killed} (UCDP 194787)`,
    deaths: best === undefined ? {} : { total: { low: best, best, high: best } },
  });

  it('is said where the toll was changed and the importer’s summary was not', () => {
    expect(otherToll(event('none killed', 3))).toBe('The summary says none killed; the toll says 3.');
    expect(otherToll(event('16 killed', 0))).toBe('The summary says 16 killed; the toll says none.');
  });

  it('is not said where both agree', () => {
    expect(otherToll(event('none killed', 0))).toBeNull();
    expect(otherToll(event('1200 killed', 1200))).toBeNull();
  });

  it('is not said where either says nothing', () => {
    expect(otherToll(event('deaths not said', 3))).toBeNull();
    expect(otherToll(event('16 killed'))).toBeNull();
    expect(otherToll({ ...event('', 3), summary: 'Ambush near Wana, 2 killed, one of them an officer' })).toBeNull();
  });
});
