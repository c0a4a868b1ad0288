import type { ReportEvent } from '../../domain/report/report.ts';
import { tableOf, type Table } from './table.ts';

/** Single events as the report names them: those it cites, or those of its list. */
export function eventTable(about: Pick<Table, 'name' | 'title' | 'words'>, events: readonly ReportEvent[]): Table {
  return tableOf({ ...about, key: ['event'] }, events, [
    {
      name: 'number',
      title: 'No.',
      kind: 'integer',
      words: 'By which the report cites it, or its place in the list',
      needed: true,
      width: 6,
      of: (_, i) => i + 1,
    },
    { name: 'day', title: 'Day', kind: 'day', words: 'The first day', needed: true, of: ({ day }) => day },
    {
      name: 'when',
      title: 'When',
      kind: 'text',
      words: 'As exactly as it is known',
      needed: true,
      of: ({ when }) => when,
    },
    { name: 'kind', title: 'Kind', kind: 'text', words: 'What happened, in a word', of: ({ kind }) => kind },
    {
      name: 'summary',
      title: 'Summary',
      kind: 'text',
      words: 'What happened, in a line',
      needed: true,
      width: 60,
      of: ({ summary }) => summary,
    },
    { name: 'place', title: 'Place', kind: 'text', words: 'The narrowest known', width: 26, of: ({ place }) => place },
    { name: 'lat', title: 'Latitude', kind: 'number', words: 'In degrees', of: ({ lat }) => lat },
    { name: 'lon', title: 'Longitude', kind: 'number', words: 'In degrees', of: ({ lon }) => lon },
    {
      name: 'killed',
      title: 'Killed',
      kind: 'text',
      words: 'As its sources say it',
      width: 10,
      of: ({ killed }) => killed,
    },
    {
      name: 'counts',
      title: 'Counts toward',
      kind: 'text',
      words: 'Titles of indicators',
      width: 40,
      of: ({ counts }) => counts.join('; '),
    },
    {
      name: 'publishers',
      title: 'Published by',
      kind: 'text',
      words: 'One after the other',
      width: 26,
      of: ({ sources }) => together(sources.map(({ publisher }) => publisher)),
    },
    {
      name: 'addresses',
      title: 'Addresses',
      kind: 'text',
      words: 'One for each publisher',
      width: 30,
      of: ({ sources }) => together(sources.map(({ url }) => url)),
    },
    {
      name: 'published',
      title: 'Published on',
      kind: 'text',
      words: 'One for each publisher',
      of: ({ sources }) => together(sources.map(({ published }) => published)),
    },
    {
      name: 'grades',
      title: 'Grades',
      kind: 'text',
      words: 'Admiralty grades, one for each publisher',
      width: 9,
      of: ({ sources }) => together(sources.map(({ grade }) => grade)),
    },
    {
      name: 'in_review',
      title: 'In review',
      kind: 'yes-no',
      words: 'Whether somebody still has to look at it; such events are not counted',
      needed: true,
      of: ({ inReview }) => inReview,
    },
    {
      name: 'event',
      title: 'Event',
      kind: 'text',
      words: 'Its id in the log',
      needed: true,
      width: 38,
      of: ({ id }) => id,
    },
  ]);
}

/** Values that belong to the same source stand at the same place. */
const together = (values: readonly (string | null)[]) =>
  values.some((value) => value !== null) ? values.map((value) => value?.replaceAll(';', ',') ?? '').join('; ') : null;
