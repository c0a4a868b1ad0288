import type { GazetteerPlace } from '../../../server/domain/event/gazetteer.ts';
import type { Lexicon } from '../../../server/domain/event/vocabulary.ts';
import { liesIn, onSheet, PROVINCES, type Province } from './outlines.ts';
import { inWindow, seen, sheetPoint, type Size, type View, type XY } from './view.ts';

/** A name on the map. Regions stand in spaced capitals, settlements beside a small square, districts beside nothing. */
export interface Label extends XY {
  text: string;
  /** The text as it is drawn: names of regions break at their blanks. */
  lines: readonly string[];
  kind: 'region' | 'town' | 'district';
  anchor: 'start' | 'end' | 'middle';
  /** Where a town's small square stands. */
  dot: XY;
}

interface Wish extends XY {
  text: string;
  kind: Label['kind'];
  /** A region's name may stand anywhere in it, and nowhere else. */
  within?: readonly Province[];
}

/** Pixels a unit from which on names of a kind are shown. */
const FROM = { afghanProvinces: 2, districts: 2.2, towns: 3.2 };
const CITIES_FIRST = [
  'Kabul',
  'Peshawar',
  'Islamabad',
  'Quetta',
  'Karachi',
  'Kandahar',
  'Lahore',
  'Bannu',
  'Khost',
  'Jalalabad',
];

/** What may be named, most wanted first; made once for a list of places. */
export function wishes(places: readonly GazetteerPlace[], words: Lexicon): (view: View) => Wish[] {
  const title = (id: string) => words.places.get(id)?.title.split(/[,(]/)[0]?.trim() ?? id;
  const provinces = PROVINCES.map((each) => ({ ...each, ...each.middle, text: title(each.id), within: [each] }));
  const afghan = provinces.filter(({ country }) => country === 'afghanistan');
  const country = { text: title('afghanistan'), kind: 'region' as const, within: afghan, ...middleOf(afghan) };
  const at = (kind: Label['kind']) => (place: GazetteerPlace) => ({
    text: kind === 'district' ? title(place.word) : place.name,
    kind,
    ...onSheet(place.lon, place.lat),
  });
  const first = CITIES_FIRST.flatMap((name) => {
    const place = places.find((each) => each.name === name && (each.kind === 'city' || each.kind === 'town'));
    return place ? [at('town')(place)] : [];
  });
  const cities = places.filter(({ kind }) => kind === 'city').map(at('town'));
  // A district is named here by the vocabulary's word; what lies below a province of Afghanistan has no word.
  const districts = places
    .filter(({ kind, word }) => kind === 'district' && words.places.get(word)?.level === 'district')
    .map(at('district'));
  const towns = places.filter(({ kind }) => kind === 'town' || kind === 'post').map(at('town'));
  return ({ k }) => [
    ...first,
    ...provinces
      .filter((each) => each.country === 'pakistan' || k >= FROM.afghanProvinces)
      .filter(({ text, width }) => width * k > Math.max(...text.split(' ').map((part) => part.length)) * 6)
      .map(({ text, x, y, within }) => ({ text, x, y, within, kind: 'region' as const })),
    ...(k < FROM.afghanProvinces ? [country] : []),
    ...cities,
    ...(k >= FROM.districts ? districts : []),
    ...(k >= FROM.towns ? towns : []),
  ];
}

/** The names there is room for, in the order they are wanted; none lies over another, and none over what is taken. */
export function labelled(wanted: readonly Wish[], view: View, size: Size, taken: readonly Box[]): Label[] {
  const names: Box[] = [];
  const labels: Label[] = [];
  const named = new Set<string>();
  for (const wish of wanted) {
    const at = seen(view, wish);
    if (!inWindow(at, size) || named.has(wish.text)) continue;
    const lines = wish.kind === 'region' ? wish.text.split(' ') : [wish.text];
    const spots = SPOTS[wish.kind].flatMap((spot) => {
      const label: Label = {
        text: wish.text,
        lines,
        kind: wish.kind,
        anchor: spot.anchor,
        dot: at,
        x: at.x + spot.dx,
        y: at.y + spot.dy,
      };
      const box = boxOf(label);
      const sheet = sheetPoint(view, label);
      if (wish.within && !wish.within.some((province) => liesIn(province, sheet))) return [];
      const fits = box.left > 2 && box.right < size.width - 2 && !names.some((other) => meets(box, other));
      return fits ? [{ label, box }] : [];
    });
    const spot = spots.find(({ box }) => !taken.some((other) => meets(box, other)));
    if (!spot) continue;
    names.push(spot.box);
    named.add(wish.text);
    labels.push(spot.label);
    if (labels.length >= 60) break;
  }
  return labels;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The box this far around a point. */
export function around({ x, y }: XY, by: number): Box {
  return { left: x - by, right: x + by, top: y - by, bottom: y + by };
}

interface Spot {
  anchor: Label['anchor'];
  dx: number;
  dy: number;
}

/** Where a name may stand, the best first: a region's anywhere about its middle. */
const SPOTS: Record<Label['kind'], readonly Spot[]> = {
  town: [
    { anchor: 'start', dx: 6, dy: 0 },
    { anchor: 'end', dx: -6, dy: 0 },
    { anchor: 'middle', dx: 0, dy: -13 },
    { anchor: 'middle', dx: 0, dy: 14 },
  ],
  district: [{ anchor: 'middle', dx: 0, dy: 0 }],
  region: [0, 24, -24, 48, -48, 72, -72].flatMap((dy) =>
    [0, 40, -40, 80, -80, 120, -120].map((dx) => ({ anchor: 'middle' as const, dx, dy })),
  ),
};

function boxOf({ lines, kind, anchor, x, y }: Label): Box {
  const letters = Math.max(...lines.map((line) => line.length));
  const width = letters * (kind === 'region' ? 8.4 : 6.4) + 8;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - 8 * lines.length, bottom: y + 8 * lines.length };
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function middleOf(points: readonly XY[]): XY {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
