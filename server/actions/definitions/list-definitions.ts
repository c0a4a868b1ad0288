import type { Indicator } from '../../domain/indicator/definition.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from './in-use.ts';

/** The rules of a forecast's indicators as they serve now. */
export interface Definitions {
  forecast: string;
  /** Changes when anything in the forecast or its indicators does. */
  hash: string;
  indicators: { id: string; definition: Indicator }[];
}

/** Every indicator's rule in one answer, for a form that says at each key press what an event would count toward. */
export function listDefinitions({ ctx, input }: { ctx: Ctx; input: { forecast: string } }): Definitions {
  allow(ctx.actor, 'reading:read');
  const { id, hash, indicators } = forecastIn(ctx, input.forecast);
  return { forecast: id, hash, indicators: indicators.map((one) => ({ id: one.id, definition: one.definition })) };
}
