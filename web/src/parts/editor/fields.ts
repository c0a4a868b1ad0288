import type { EventInput, Part, Tolls } from '../../../../server/domain/event/event.ts';
import { tollText } from '../../../../server/domain/event/toll-text.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import { dateEcho, type Precision } from '../date-input.ts';

export const TOLL_SIDES = ['security', 'civilians', 'militants', 'unknown', 'total'] as const;
export type TollSide = (typeof TOLL_SIDES)[number];

/** Fields whose words come from a list, and what the list holds. */
export const LISTED = {
  place: 'a place',
  by: 'a group or side',
  with: 'a group or side',
  between: 'a group or side',
  against: 'a target or group',
  tags: 'a feature',
  weapons: 'a weapon',
} as const;
export type Listed = keyof typeof LISTED;

export interface SourceFields {
  key: number;
  publisher: string;
  url: string;
  published: string;
  citation: string;
  quote: string;
  /** Admiralty grade by two keys: "B2". */
  grade: string;
}

/** The form as it is typed: text until it is read, so that nothing typed is lost on any error. */
export interface Fields {
  group: string;
  kind: string;
  date: string;
  until: string;
  precision: Precision;
  place: string[];
  placeName: string;
  placePrecision: NonNullable<NonNullable<EventInput['place']>['precision']>;
  lat: string;
  lon: string;
  /** Names of province and district as a dataset gave them; kept as they are. */
  admin: { admin1?: string; admin2?: string };
  by: Part[];
  against: string[];
  between: Part[];
  with: Part[];
  killed: Record<TollSide, string>;
  wounded: Record<TollSide, string>;
  weapons: string[];
  tags: string[];
  summary: string;
  sources: SourceFields[];
  status: 'published' | 'in-review' | 'disputed' | 'draft';
  reason: string;
  /** Typed into a list's field without choosing from it; kept, and never saved unseen. */
  unchosen: Record<Listed, string>;
}

/** Something that keeps a field from being sent; `field` is the id of the control. */
export interface Fault {
  field: string;
  message: string;
}

let keys = 0;
export const emptySource = (): SourceFields => ({
  key: keys++,
  publisher: '',
  url: '',
  published: '',
  citation: '',
  quote: '',
  grade: '',
});
const noTolls = (): Record<TollSide, string> => ({
  security: '',
  civilians: '',
  militants: '',
  unknown: '',
  total: '',
});

export function emptyFields(): Fields {
  return {
    group: '',
    kind: '',
    date: '',
    until: '',
    precision: 'day',
    place: [],
    placeName: '',
    placePrecision: 'unknown',
    lat: '',
    lon: '',
    admin: {},
    by: [],
    against: [],
    between: [],
    with: [],
    killed: noTolls(),
    wounded: noTolls(),
    weapons: [],
    tags: [],
    summary: '',
    sources: [emptySource()],
    status: 'published',
    reason: '',
    unchosen: { place: '', by: '', with: '', between: '', against: '', tags: '', weapons: '' },
  };
}

/** A stored event as the form shows it. */
export function fieldsOf(event: EventOut, group: string): Fields {
  const tolls = (from: Tolls) =>
    Object.fromEntries(TOLL_SIDES.map((side) => [side, tollText(from[side])])) as Record<TollSide, string>;
  const { place } = event;
  return {
    ...emptyFields(),
    group,
    kind: event.kind,
    date: dateEcho(event.when.from, event.when.precision === 'week' ? 'day' : event.when.precision),
    until: event.when.to ? dateEcho(event.when.to, 'day') : '',
    precision: event.when.precision,
    place: place.words,
    placeName: place.name ?? '',
    placePrecision: place.precision,
    lat: place.lat === undefined ? '' : String(place.lat),
    lon: place.lon === undefined ? '' : String(place.lon),
    admin: { ...(place.admin1 ? { admin1: place.admin1 } : {}), ...(place.admin2 ? { admin2: place.admin2 } : {}) },
    by: event.by,
    against: event.against,
    between: event.between,
    with: event.with,
    killed: tolls(event.deaths),
    wounded: tolls(event.wounded),
    weapons: event.weapons,
    tags: event.tags,
    summary: event.summary,
    sources: event.sources.map((source) => ({
      key: keys++,
      publisher: source.publisher,
      url: source.url ?? '',
      published: source.published ? dateEcho(source.published, 'day') : '',
      citation: source.citation ?? '',
      quote: source.quote ?? '',
      grade: `${source.reliability}${source.credibility}`,
    })),
    status: event.status === 'retracted' ? 'published' : event.status,
  };
}
