import { describe, expect, it } from 'vitest';
import type { EventMarks, MapMark } from '../../../server/domain/desk/event-map.ts';
import type { GazetteerPlace } from '../../../server/domain/event/gazetteer.ts';
import { lexicon } from '../../../server/domain/event/vocabulary.ts';
import { Vocabulary } from '../../../server/domain/event/vocabulary-file.ts';
import { heaped, isRing, nextInDirection, radiusOf, spread, type Laid } from './heaps.ts';
import { around, labelled, wishes } from './labels.ts';
import { byPlace, leftOutWords, outsideWords, spokenMark, spokenRing } from './map-words.ts';
import { liesIn, LINES, onSheet, PROVINCES, sheetUnitsPerKm } from './outlines.ts';
import { centred, core, fitted, inWindow, panned, seen, sheetPoint, zoomed, type XY } from './view.ts';

const SIZE = { width: 432, height: 560 };
const PESHAWAR = onSheet(71.52, 34.01);
const KARACHI = onSheet(67, 24.86);

describe('the sheet', () => {
  it('holds every province once, the tribal areas within Khyber Pakhtunkhwa', () => {
    const ids = PROVINCES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(34 + 7);
    expect(PROVINCES.find(({ id }) => id === 'khyber-pakhtunkhwa')?.country).toBe('pakistan');
    for (const { d, width } of PROVINCES) {
      expect(d).toMatch(/^M[\d.]/);
      expect(width).toBeLessThan(1000);
    }
  });

  it('draws the border between the two countries apart from that of provinces and the edge', () => {
    for (const line of Object.values(LINES)) expect(line.length).toBeGreaterThan(1000);
  });

  it('knows which points lie in a province', () => {
    const within = (point: XY) => PROVINCES.filter((each) => liesIn(each, point)).map(({ id }) => id);
    expect(within(PESHAWAR)).toEqual(['khyber-pakhtunkhwa']);
    expect(within(onSheet(69.57, 32.3))).toEqual(['khyber-pakhtunkhwa']);
    expect(within(onSheet(80, 30))).toEqual([]);
  });

  it('puts north up and east right, in true proportion', () => {
    expect(PESHAWAR.y).toBeLessThan(KARACHI.y);
    expect(PESHAWAR.x).toBeGreaterThan(KARACHI.x);
    const oneDegreeNorth = onSheet(70, 33).y - onSheet(70, 34).y;
    expect(oneDegreeNorth).toBeCloseTo(110.9 * sheetUnitsPerKm(33.5), 0);
  });
});

describe('the view', () => {
  it('fits all points with room around them', () => {
    const view = fitted([PESHAWAR, KARACHI], SIZE, 30);
    for (const point of [PESHAWAR, KARACHI]) expect(inWindow(seen(view, point), SIZE, 29.9)).toBe(true);
  });

  it('does not come closer than asked for one point', () => {
    expect(fitted([PESHAWAR], SIZE, 30, 5)).toEqual(centred(PESHAWAR, 5, SIZE));
  });

  it('keeps the point under the hand when it zooms, within its limits', () => {
    const view = fitted([PESHAWAR, KARACHI], SIZE, 30);
    const at = seen(view, PESHAWAR);
    const closer = zoomed(view, 2, at);
    expect(closer.k).toBeCloseTo(view.k * 2);
    expect(seen(closer, PESHAWAR).x).toBeCloseTo(at.x);
    expect(zoomed(view, 1e9, at).k).toBe(30);
    expect(zoomed(view, 1e-9, at).k).toBe(0.2);
  });

  it('cannot be moved until nothing is left to see', () => {
    const frame = { width: 1000, height: 1000 };
    const away = panned({ k: 1, x: 0, y: 0 }, { x: 1e6, y: -1e6 }, SIZE, frame);
    expect(away).toEqual({ k: 1, x: SIZE.width - 80, y: 80 - 1000 });
  });

  it('starts from where most events are, not from a few far away', () => {
    const many = Array.from({ length: 30 }, (_, n): XY => ({ x: 600 + n, y: 300 + n }));
    const kept = core([...many, { x: 10, y: 900 }]);
    expect(kept).not.toContainEqual({ x: 10, y: 900 });
    expect(kept.length).toBeGreaterThan(20);
    expect(core([PESHAWAR, KARACHI])).toHaveLength(2);
  });
});

const laid = (id: string, x: number, y: number): Laid => ({ id, x, y });

describe('marks that lie close', () => {
  it('stay apart while there is room', () => {
    expect(heaped([laid('a', 0, 0), laid('b', 16, 0)])).toHaveLength(2);
  });

  it('are spread around their point, each in a place of its own, the same every time', () => {
    const marks = ['c', 'a', 'b'].map((id) => laid(id, 50, 50));
    const [heap] = heaped(marks);
    expect(heap && isRing(heap)).toBe(false);
    const placed = heap ? spread(heap) : [];
    expect(new Set(placed.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(3);
    const [again] = heaped([...marks].reverse());
    expect(again && spread(again)).toEqual(placed);
    for (const { x, y } of placed) expect(Math.hypot(x - 50, y - 50)).toBeLessThan(13);
  });

  it('become a ring with their number when there are more than five', () => {
    const [heap] = heaped(Array.from({ length: 6 }, (_, n) => laid(String(n), 50, 50)));
    expect(heap && isRing(heap)).toBe(true);
    expect(heap?.marks).toHaveLength(6);
  });

  it('are taken in by a ring that would cover them, and by no other', () => {
    const many = (x: number) => Array.from({ length: 8 }, (_, n) => laid(`${x} ${n}`, x, 0));
    expect(heaped([...many(0), ...many(20), laid('near', 17, 0)])).toHaveLength(1);
    expect(heaped([...many(0), ...many(60), laid('far', 30, 0)])).toHaveLength(3);
  });

  it('lose none of two thousand', () => {
    const marks = Array.from({ length: 2000 }, (_, n) => laid(String(n), (n * 37) % 431, (n * 91) % 557));
    expect(heaped(marks).flatMap((heap) => heap.marks)).toHaveLength(2000);
  });

  it('grow by area with the number killed', () => {
    expect(radiusOf(20) ** 2 - radiusOf(10) ** 2).toBeCloseTo(radiusOf(10) ** 2 - radiusOf(0) ** 2);
    expect(radiusOf(10)).toBeGreaterThan(radiusOf(4));
    expect(radiusOf(null)).toBe(radiusOf(0));
    expect(radiusOf(5000)).toBe(15);
  });

  it('are walked by arrow keys, to the nearest straight ahead', () => {
    const [ahead, aside] = [laid('ahead', 40, 2), laid('aside', 10, 30)];
    expect(nextInDirection(laid('me', 0, 0), [ahead, aside], 'ArrowRight')).toBe(ahead);
    expect(nextInDirection(laid('me', 0, 0), [ahead, aside], 'ArrowDown')).toBe(aside);
    expect(nextInDirection(laid('me', 0, 0), [ahead, aside], 'ArrowLeft')).toBeNull();
  });
});

const mark = (change: Partial<MapMark> = {}): MapMark => ({
  id: 'a',
  lat: 33,
  lon: 70.6,
  group: 'attack',
  killed: 4,
  precision: 'near',
  from: '2024-10-14',
  place: 'Bannu, Khyber Pakhtunkhwa',
  summary: 'Gunmen storm police headquarters',
  ...change,
});

describe('the words of the map', () => {
  it('speak a mark in full', () => {
    expect(spokenMark(mark())).toBe(
      'Attack, 14 Oct 2024, Bannu, Khyber Pakhtunkhwa, 4 killed: Gunmen storm police headquarters',
    );
    expect(spokenMark(mark({ killed: null, precision: 'district' }))).toContain('district known only');
  });

  it('speak a ring with its places', () => {
    const places = ['Bannu', 'Tank', 'Karak', 'Hangu'];
    expect(spokenRing(places.map((place) => mark({ place })))).toBe('4 events at Bannu, Tank and 2 more');
  });

  it('say what lies outside the view', () => {
    expect(outsideWords([])).toBeNull();
    expect(outsideWords([mark({ place: 'Karachi, Sindh' })])).toBe('1 outside this view: Karachi');
    expect(outsideWords(['A', 'B', 'C'].map((place) => mark({ place })))).toBe('3 outside this view');
  });

  it('say what is not drawn', () => {
    const answer: EventMarks = { marks: [mark()], unplaced: 2, total: 5003, truncated: true };
    expect(leftOutWords(answer)).toBe(
      'The newest 1 of 5,001 are drawn. 2 events have no place, or their country only, and are not drawn.',
    );
    expect(leftOutWords({ marks: [], unplaced: 0, total: 0, truncated: false })).toBe('');
  });

  it('are a table too', () => {
    expect(byPlace([mark(), mark({ killed: null }), mark({ place: 'Tank' })])).toEqual([
      { place: 'Bannu, Khyber Pakhtunkhwa', events: 2, killed: 4 },
      { place: 'Tank', events: 1, killed: 4 },
    ]);
  });
});

describe('names on the map', () => {
  const places = ['kp', 'sindh'].map((word, n): GazetteerPlace => ({
    name: ['Peshawar', 'Karachi'][n] ?? '',
    also: [],
    kind: 'city',
    word,
    admin2: null,
    lat: [34.01, 24.86][n] ?? 0,
    lon: [71.52, 67][n] ?? 0,
    goodTo: 5,
  }));
  const words = lexicon(Vocabulary.parse({ events: {}, actors: {}, targets: {}, weapons: {}, tags: {}, places: {} }));

  it('lie beside each other and never on each other or on a mark', () => {
    const view = fitted([PESHAWAR, KARACHI], SIZE, 40);
    const labels = labelled(wishes(places, words)(view), view, SIZE, []);
    expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Peshawar', 'Karachi', 'balochistan']));
    const at = seen(view, PESHAWAR);
    for (const { kind, text, x, y } of labels) {
      const province = PROVINCES.find(({ id }) => id === text);
      if (kind === 'region' && province) expect(liesIn(province, sheetPoint(view, { x, y }))).toBe(true);
    }
    const crowd = [-40, -20, 20, 40].map((x) => around({ x: at.x + x, y: at.y }, 8));
    const crowded = labelled(wishes(places, words)(view), view, SIZE, crowd);
    expect(crowded.map(({ text }) => text)).not.toContain('Peshawar');
  });
});
