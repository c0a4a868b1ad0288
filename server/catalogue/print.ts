import type { Catalogue } from '../domain/indicator/loaded.ts';
import type { Fault } from './fault.ts';

/** Faults as text for people, each with the place that editors and terminals can jump to. */
export function faultsAsText(faults: readonly Fault[], folder = 'indicators'): string {
  return faults
    .map(
      ({ file, line, column, message, hint, warning }) =>
        `${[folder, file].filter(Boolean).join('/')}:${line}:${column}  ${warning ? 'worth a look: ' : ''}${message}\n    ${hint}`,
    )
    .join('\n');
}

/** "30 indicators, 26 claims, 61 examples, 2071 places: all right". */
export function summaryOf({ forecasts, gazetteer }: Catalogue): string {
  const indicators = forecasts.flatMap((forecast) => forecast.indicators);
  const claims = forecasts.flatMap((forecast) =>
    forecast.definition.developments.flatMap((development) => development.claims),
  );
  const examples = indicators.flatMap((indicator) => indicator.definition.examples);
  return `${count(indicators, 'indicator')}, ${count(claims, 'claim')}, ${count(examples, 'example')}, ${count(gazetteer.all, 'place')}: all right`;
}

/** "2 mistakes in 1 file". */
export function mistakesOf(faults: readonly Fault[]): string {
  const mistakes = faults.filter((fault) => !fault.warning);
  return `${count(mistakes, 'mistake')} in ${count([...new Set(mistakes.map(({ file }) => file))], 'file')}`;
}

function count(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
