import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../catalogue/load.ts';
import { faultsAsText, mistakesOf, summaryOf } from '../catalogue/print.ts';
import { schemaFiles } from '../catalogue/schemas.ts';
import type { Config } from '../config.ts';
import { worthInLines, worthOf } from './check-worth.ts';

export const CHECK_HELP = `signposts check [FOLDER] [--write-schemas] [--json]
Checks every definition: schema, words, claims, and every example against its own filter; then prints what each sign is
worth against each rival explanation (likelihood ratios).
--write-schemas  writes the JSON Schemas that editors use to FOLDER/schema/`;

/** Checks the definitions; needs no database. */
export async function check(config: Config, args: string[]): Promise<number> {
  const options = { 'write-schemas': { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const folder = positionals[0] ?? config.indicators;
  const loaded = loadCatalogue(path.resolve(folder));
  if ('problems' in loaded) {
    if (values.json) console.log(JSON.stringify({ ok: false, problems: loaded.problems }, null, 2));
    else console.error(`${faultsAsText(loaded.problems, folder)}\n${mistakesOf(loaded.problems)}`);
    return 1;
  }
  const { catalogue, warnings } = loaded;
  const worth = worthOf(catalogue);
  if (values['write-schemas']) {
    const target = path.resolve(folder, 'schema');
    await mkdir(target, { recursive: true });
    for (const [name, text] of Object.entries(schemaFiles(catalogue.vocabulary)))
      await writeFile(path.join(target, name), text);
  }
  if (values.json)
    console.log(
      JSON.stringify({ ok: true, warnings, hash: catalogue.hash, worth, summary: summaryOf(catalogue) }, null, 2),
    );
  else
    console.log(
      [
        ...worthInLines(worth),
        ...(warnings.length > 0 ? [faultsAsText(warnings, folder)] : []),
        summaryOf(catalogue),
      ].join('\n'),
    );
  return 0;
}
