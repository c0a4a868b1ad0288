import { CLAIMS, PLACE_PRECISIONS, PRECISIONS, STATUSES } from '../../../../server/domain/event/event-values.ts';
import type { Section } from '../../../../server/domain/event/vocabulary.ts';
import { CLAIM_WORDS } from '../../../../server/domain/reading/pages/claim-rows.ts';
import { STATUS_WORDS } from '../../words.ts';

export type Choice = readonly [value: string, words: string];

/** How a filter is set: a word of the vocabulary, one or some of a list, days, a number of people, a text. */
type How =
  | { how: 'word'; sections: readonly Section[] }
  | { how: 'one' | 'some'; choices: readonly Choice[] }
  | { how: 'feed' | 'indicator' | 'text' }
  | { how: 'days' | 'people'; least: string; most: string }
  | { how: 'selection' | 'import' };

/** A filter of the events list. `names` are its parts in the page's address, all taken off together. */
export type Field = { id: string; label: string; names: readonly string[]; quick?: true } & How;

const PLACE_KNOWN: Record<(typeof PLACE_PRECISIONS)[number], string> = {
  exact: 'The spot',
  near: 'Near a place',
  district: 'District',
  province: 'Province',
  country: 'Country',
  unknown: 'Not known',
};
const DAY_KNOWN: Record<(typeof PRECISIONS)[number], string> = {
  day: 'The day',
  week: 'The week',
  month: 'The month',
  year: 'The year',
};
const GRADES: readonly Choice[] = ['A1', 'A2', 'B2', 'B3', 'C3', 'D4', 'E5'].map((grade) => [
  grade,
  `${grade} or better`,
]);

const word = (id: string, label: string, ...sections: Section[]) =>
  ({ id, label, names: [id], how: 'word', sections }) as const;
const days = (id: string, label: string, least: string, most: string) =>
  ({ id, label, names: [least, most], how: 'days', least, most }) as const;

/** Every filter there is, in the order of the menu; the quick ones stand beside the search. */
export const FIELDS: readonly Field[] = [
  { ...days('date', 'Date', 'from', 'to'), names: ['month', 'toMonth', 'notMonths', 'from', 'to'], quick: true },
  { ...word('kind', 'Kind', 'events'), quick: true },
  { ...word('place', 'Place', 'places'), quick: true },
  { ...word('actor', 'Actor', 'actors', 'targets'), quick: true },
  {
    id: 'indicator',
    label: 'Counts toward',
    names: ['indicator', 'forecast', 'role', 'key'],
    how: 'indicator',
    quick: true,
  },
  {
    id: 'sources',
    label: 'Sources',
    names: ['sources'],
    how: 'one',
    choices: [
      ['1', 'One only'],
      ['2+', 'Two or more'],
      ['none', 'None'],
    ],
    quick: true,
  },
  {
    id: 'status',
    label: 'Status',
    names: ['status'],
    how: 'some',
    choices: STATUSES.map((id) => [id, STATUS_WORDS[id]]),
  },
  word('by', 'Done by', 'actors'),
  {
    id: 'claim',
    label: 'On whose word',
    names: ['claim'],
    how: 'some',
    choices: CLAIMS.map((id) => [id, CLAIM_WORDS[id]]),
  },
  word('target', 'Against', 'targets', 'actors'),
  word('with', 'Together with', 'actors'),
  word('between', 'Side of a fight', 'actors'),
  word('weapon', 'Weapon', 'weapons'),
  word('tag', 'Tag', 'tags'),
  {
    id: 'killed',
    label: 'People killed',
    names: ['killedMin', 'killedMax'],
    how: 'people',
    least: 'killedMin',
    most: 'killedMax',
  },
  { id: 'grade', label: 'Best source', names: ['grade'], how: 'one', choices: GRADES },
  { id: 'publisher', label: 'Publisher', names: ['publisher'], how: 'text' },
  {
    id: 'precision',
    label: 'Place known to',
    names: ['precision'],
    how: 'some',
    choices: PLACE_PRECISIONS.map((id) => [id, PLACE_KNOWN[id]]),
  },
  {
    id: 'hasPosition',
    label: 'On the map',
    names: ['hasPosition'],
    how: 'one',
    choices: [
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  },
  {
    id: 'dating',
    label: 'Date known to',
    names: ['dating'],
    how: 'some',
    choices: PRECISIONS.map((id) => [id, DAY_KNOWN[id]]),
  },
  { id: 'feed', label: 'Feed', names: ['feed'], how: 'feed' },
  {
    id: 'sample',
    label: 'Sample data',
    names: ['sample'],
    how: 'one',
    choices: [
      ['own', 'None: real events only'],
      ['notable', 'Notable events'],
      ['practice', 'Practice data'],
    ],
  },
  { id: 'loggedBy', label: 'Logged by', names: ['loggedBy'], how: 'text' },
  days('logged', 'Logged on', 'loggedFrom', 'loggedTo'),
  days('changed', 'Changed on', 'changedFrom', 'changedTo'),
  { id: 'unknownName', label: 'Name not known', names: ['unknownName'], how: 'text' },
  { id: 'vintage', label: 'Import', names: ['vintage', 'part'], how: 'import' },
  { id: 'ids', label: 'Chosen events', names: ['ids'], how: 'selection' },
];
