import { createHash } from 'node:crypto';
import { bring, type Brought } from '../actions/imports/bring.ts';
import { UNFOLLOWED } from '../actions/imports/bringing.ts';
import { change } from '../actions/change.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { ImportSettings } from '../domain/import/settings.ts';
import { importerFor } from '../importers/index.ts';

const SETTINGS: ImportSettings = {
  feed: 'csv',
  mapping: null,
  release: null,
  covers: 'none',
  duplicates: 'review',
  acceptValid: false,
  dropGone: false,
  fixes: [],
};

/** Brings a text into the log as the file of a dataset: what the job does once a person has pressed the button. */
export async function bringText(ctx: Ctx, text: string, change_: Partial<ImportSettings> = {}): Promise<Brought> {
  const settings = { ...SETTINGS, ...change_ };
  const importer = importerFor(settings.feed ?? '');
  if (!importer) throw new Error(`no dataset ${settings.feed ?? ''}`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const open = async function* () {
    yield new TextEncoder().encode(text);
  };
  const bringing = { importer, file: 'rows.csv', sha256, settings, open };
  return change({
    ctx,
    action: 'import:run',
    asked: sha256,
    deadline: 60_000,
    work: async (tx, tracked) => {
      const result = await bring(
        { ctx, bringing, mode: 'commit', follow: UNFOLLOWED, covers: settings.covers },
        tx,
        tracked,
      );
      return { result, subject: result.vintage, detail: {} };
    },
  });
}
