import type { SeriesColumn, SeriesSettings } from '../../domain/import/series.ts';
import type { LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { fitOf } from '../../domain/indicator/series-fit.ts';
import type { Issue } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { notValid } from '../parse.ts';

/** A column with the indicator it is attached to. */
export interface Attached extends SeriesColumn {
  whole: boolean;
  in: LoadedForecast;
  to: LoadedIndicator;
}

/**
 * The columns with the indicators they go to, each indicator with every number it needs.
 * @throws Problem `not-valid` with what does not fit, column by column
 */
export function attachedTo(ctx: Ctx, settings: SeriesSettings, header: readonly string[]): Attached[] {
  const issues: Issue[] = [];
  const say = (field: string, value: string, message: string, fix: string) =>
    issues.push({ field, value, message, fix });
  const present = (field: string, column: string | null) => {
    if (column !== null && !header.includes(column))
      say(field, column, 'is not a column of this table', `Use one of: ${header.slice(0, 30).join(', ')}.`);
  };
  present('month', settings.month);
  for (const [name, column] of Object.entries(settings.by)) present(`by.${name}`, column);

  const found = settings.columns.flatMap((column, n): Attached[] => {
    const field = `columns.${n}`;
    present(`${field}.column`, column.column);
    const target = targetOf(ctx, column);
    if (!target) {
      say(
        `${field}.indicator`,
        `${column.forecast}/${column.indicator}`,
        'is not an indicator',
        'Use the ids of a forecast and one of its indicators.',
      );
      return [];
    }
    const fit = fitOf(target.to.definition.measure);
    if ('why' in fit) {
      say(
        `${field}.indicator`,
        column.indicator,
        `cannot be read from monthly totals. ${fit.why}`,
        'Attach the column to an indicator that counts or adds up, or leave it out.',
      );
      return [];
    }
    const role = fit.roles.find((one) => one.role === column.role);
    if (!role) {
      say(
        `${field}.role`,
        column.role,
        'is not a number this indicator has',
        'Use "counts": it is held against nothing else.',
      );
      return [];
    }
    const twice = settings.columns.findIndex((other) => nameOf(other) === nameOf(column) && other.role === column.role);
    if (twice < n)
      say(
        field,
        column.column,
        `goes to the same number as the column "${settings.columns[twice]?.column}"`,
        'Attach one column to it.',
      );
    const both = settings.columns.findIndex(
      (other) => nameOf(other) === nameOf(column) && other.column === column.column,
    );
    if (both < n && twice === n)
      say(
        `${field}.column`,
        column.column,
        `is read as both numbers of "${column.indicator}", which would then be the same in every month`,
        'Choose another column for one of the two.',
      );
    return [{ ...column, whole: role.whole, ...target }];
  });
  for (const one of found) lacking(one, found, say);
  if (issues.length > 0) throw notValid(issues);
  return found;
}

/** The name of an indicator among those of all forecasts. */
export function nameOf({ forecast, indicator }: Pick<SeriesColumn, 'forecast' | 'indicator'>): string {
  return `${forecast}/${indicator}`;
}

function targetOf(ctx: Ctx, column: SeriesColumn): Pick<Attached, 'in' | 'to'> | null {
  const forecast = ctx.definitions.catalogue().forecasts.find(({ id }) => id === column.forecast);
  const indicator = forecast?.indicators.find(({ id }) => id === column.indicator);
  return forecast && indicator ? { in: forecast, to: indicator } : null;
}

/** A share without its whole says nothing: both numbers are attached, or neither. Said once an indicator. */
function lacking(
  one: Attached,
  all: readonly Attached[],
  say: (field: string, value: string, message: string, fix: string) => void,
): void {
  const own = all.filter((other) => nameOf(other) === nameOf(one));
  const fit = fitOf(one.to.definition.measure);
  if (own[0] !== one || !('roles' in fit)) return;
  for (const { role, says } of fit.roles) {
    if (own.some((other) => other.role === role)) continue;
    const message = `also needs a column with the ${says}`;
    say(
      'columns',
      one.indicator,
      message,
      `Attach one to "${one.indicator}" as "${role}", or leave the indicator out.`,
    );
  }
}
