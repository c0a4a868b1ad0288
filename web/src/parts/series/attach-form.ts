import type {
  SeriesColumn,
  SeriesIn,
  SeriesLook,
  SeriesOut,
  SeriesTarget,
} from '../../../../server/domain/import/series.ts';
import { isDay } from '../../../../server/domain/event/calendar.ts';
import { seriesId } from '../../../../server/domain/indicator/series-feed.ts';

/** What the form holds, as it is typed. */
export interface Form {
  /** The series a newer edition belongs to; '' for a new one. */
  feed: string;
  title: string;
  publisher: string;
  licence: string;
  citation: string;
  redistribution: SeriesIn['settings']['redistribution'];
  holdBack: number;
  release: string;
  month: string;
  /** By column: "forecast/indicator/role", several of one column; empty where it is not read. */
  goes: Record<string, string[]>;
  sourceTitle: string;
  url: string;
  published: string;
  by: SeriesIn['settings']['by'];
}

/** The form as it opens on a table: proposed from what the columns hold, or as the series was read last. */
export function proposed(look: SeriesLook, kept: SeriesOut | null): Form {
  const first = (holds: string) => look.columns.find((column) => column.holds === holds)?.name ?? '';
  const there = (name: string | null) => (look.columns.some((column) => column.name === name) ? name : null);
  const blank: Form = {
    feed: '',
    title: '',
    publisher: '',
    licence: '',
    citation: '',
    redistribution: 'attributed',
    holdBack: 0,
    release: '',
    month: first('months'),
    goes: {},
    sourceTitle: '',
    url: '',
    published: '',
    by: { publisher: there('publisher'), title: there('title'), url: there('url'), published: there('published') },
  };
  if (!kept) return blank;
  const { settings } = kept;
  const goes: Form['goes'] = {};
  for (const column of settings.columns)
    if (there(column.column)) goes[column.column] = [...(goes[column.column] ?? []), goal(column)];
  return {
    ...blank,
    feed: kept.feed,
    title: settings.title,
    publisher: settings.publisher,
    licence: settings.licence,
    citation: settings.citation,
    redistribution: settings.redistribution,
    holdBack: settings.holdBack,
    month: there(settings.month) ?? blank.month,
    goes,
    sourceTitle: settings.source.title,
    url: settings.source.url ?? '',
  };
}

/** Where a column can go, as a list to choose from; a share or a ratio takes two columns, each named. */
export function goals(targets: readonly SeriesTarget[]): { value: string; words: string }[] {
  const several = new Set(targets.map(({ forecast }) => forecast)).size > 1;
  return targets.flatMap(({ forecast, indicator, title, roles }) =>
    roles.map(({ role, says }) => ({
      value: goal({ forecast, indicator, role }),
      words: `${several ? `${forecast}: ` : ''}${title} (${says})`,
    })),
  );
}

function goal({ forecast, indicator, role }: Pick<SeriesColumn, 'forecast' | 'indicator' | 'role'>): string {
  return `${forecast}/${indicator}/${role}`;
}

/** What still lacks, in a sentence; '' where the table can be checked. */
export function fault(form: Form): string {
  const filled: [string, string][] = [
    [form.title, 'Name the series'],
    [form.publisher, 'Say who publishes it'],
    [form.licence, 'Say on what terms it is published, or write “not stated”'],
    [form.citation, 'Say how it wants to be cited'],
    [form.sourceTitle, 'Name the publication the numbers stand in'],
    [form.month, 'Choose the column with the months'],
  ];
  const missing = filled.find(([text]) => text.trim() === '');
  if (missing) return missing[1];
  if (Object.values(form.goes).every((list) => list.length === 0)) return 'Attach at least one column to an indicator';
  if (form.url.trim() && !/^https?:\/\/\S+$/i.test(form.url.trim()))
    return 'Write the whole address, beginning with https://';
  return form.published.trim() && !isDay(form.published.trim()) ? 'Write the day of publication as YYYY-MM-DD' : '';
}

/** What is sent: the settings with the file. */
export function settingsOf(form: Form): SeriesIn['settings'] {
  const { goes, sourceTitle, url, published, feed, title, release, ...rest } = form;
  return {
    ...rest,
    feed: feed || seriesId(title),
    title: title.trim(),
    release: release.trim() || null,
    source: { title: sourceTitle.trim(), url: url.trim() || null, published: published.trim() || null },
    columns: Object.entries(goes).flatMap(([column, list]) =>
      list.map((value): SeriesColumn => {
        const [forecast = '', indicator = '', role] = value.split('/');
        return { column, forecast, indicator, role: role === 'among' ? 'among' : 'counts' };
      }),
    ),
  };
}

/** The bytes of a file as base64, a piece at a time: one call cannot take them all as arguments. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
