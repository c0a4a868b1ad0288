import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { syncDefinitions } from './rematch.ts';

/** The definitions that serve, what is wrong with the files, and how far a rematch is. */
export interface DefinitionsState {
  hash: string;
  forecasts: { id: string; indicators: number }[];
  problems: string[];
  rematch: { done: number; of: number } | null;
}

/** How the definitions stand. */
export function readDefinitions({ ctx }: { ctx: Ctx }): DefinitionsState {
  allow(ctx.actor, 'reading:read');
  const { definitions } = ctx;
  const { hash, forecasts } = definitions.catalogue();
  return {
    hash,
    forecasts: forecasts.map(({ id, indicators }) => ({ id, indicators: indicators.length })),
    problems: definitions.source.problems(),
    rematch: definitions.progress,
  };
}

/** Reads the files anew and matches with what changed; when they are wrong, the last good ones go on serving. */
export async function reloadDefinitions({ ctx }: { ctx: Ctx }): Promise<DefinitionsState> {
  allow(ctx.actor, 'definitions:reload');
  ctx.definitions.source.reload();
  await syncDefinitions({ ctx });
  return readDefinitions({ ctx });
}
