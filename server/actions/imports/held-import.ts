import { z } from 'zod';
import type { Import } from '../../domain/import/import.ts';
import { Problem } from '../../domain/problem.ts';
import type { Reads } from '../../store/queries.ts';

/**
 * The import of this id.
 * @throws Problem `import-not-found`
 */
export async function importNamed(from: Pick<Reads, 'imports'>, id: string): Promise<Import> {
  const parsed = z.uuid().safeParse(id);
  const found = parsed.success ? await from.imports.read(parsed.data) : null;
  if (!found) throw new Problem('import-not-found');
  return found;
}

/** A refusal because of where an import stands. */
export function notNow({ state, file }: Import): Problem {
  const SAID = {
    looked: `${file} was not checked yet`,
    checking: `${file} is being checked`,
    checked: `${file} is checked`,
    importing: `${file} is being imported`,
    done: `${file} was imported`,
    failed: `The last attempt at ${file} failed`,
    'given-up': `${file} was put away`,
  } as const;
  return new Problem('import-not-now', SAID[state]);
}
