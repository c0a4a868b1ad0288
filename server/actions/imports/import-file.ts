import { createHash } from 'node:crypto';
import { allow } from '../../domain/permission.ts';
import type { ImportCheck } from '../../domain/import/check.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import type { Open } from '../../importers/decode.ts';
import { change, rehearsed } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { bring, type Brought } from './bring.ts';
import { UNFOLLOWED } from './bringing.ts';
import { DEADLINE, keepBatch } from './commit-import.ts';
import { parseCovers } from './import-coverage.ts';
import { importerOf } from './importer-of.ts';

/** A file to import in one go. `open` reads it from its first byte, as often as it is called. */
export interface FileInput {
  feed: string;
  file: string;
  open: Open;
  mapping?: string | undefined;
  release?: string | undefined;
  /** `2021-01..2024-12`, `none`, or nothing: what the importer proposes. */
  covers?: string | undefined;
  duplicates?: ImportSettings['duplicates'] | undefined;
  fixes?: ImportSettings['fixes'] | undefined;
  dryRun?: boolean | undefined;
  acceptValid?: boolean | undefined;
  /** Retract events that the file no longer has, within what it covers. */
  dropGone?: boolean | undefined;
}

/** What became of it. */
export interface FileImported {
  feed: string;
  file: string;
  release: string | null;
  sha256: string;
  dryRun: boolean;
  /** Null for a dry run. */
  vintage: string | null;
  check: ImportCheck;
  /** The first refused rows one by one. */
  refused: Brought['refused'];
}

/**
 * Imports a file from where it lies, all or nothing unless valid rows alone are accepted: the same as a check and a commit
 * of an upload, in one transaction. A dry run is the check alone.
 * @throws Problem `feed-not-found`, `file-not-recognised`, `file-unreadable`, `rows-refused` or `import-running`
 */
export async function importFile({ ctx, input }: { ctx: Ctx; input: FileInput }): Promise<FileImported> {
  allow(ctx.actor, 'import:run');
  const settings = settingsOf(input);
  const importer = await importerOf(ctx, settings);
  const covers = parseCovers(input.covers, ctx);
  const { file, open } = input;
  const sha256 = await hashOf(open);
  const bringing = { importer, file, sha256, settings, open };
  const about = { feed: importer.feed, file, release: settings.release, sha256 };

  if (input.dryRun) {
    const asked = { ctx, bringing, mode: 'check' as const, follow: UNFOLLOWED, covers };
    const { check, refused } = await rehearsed({
      ctx,
      deadline: DEADLINE,
      work: (tx, tracked) => bring(asked, tx, tracked),
    });
    return { ...about, dryRun: true, vintage: null, check, refused };
  }
  return change<FileImported>({
    ctx,
    action: 'import:run',
    asked: { sha256, settings, covers },
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      const asked = { ctx, bringing, mode: 'commit' as const, follow: UNFOLLOWED, covers };
      const { check, refused, vintage } = await bring(asked, tx, tracked);
      await keepBatch(ctx, tx, { vintage, file, settings, check });
      const detail = { feed: importer.feed, file, sha256, counts: check.counts };
      return { result: { ...about, dryRun: false, vintage, check, refused }, subject: vintage, detail };
    },
  });
}

function settingsOf(input: FileInput): ImportSettings {
  return {
    feed: input.feed,
    mapping: input.mapping ?? null,
    release: input.release ?? null,
    covers: 'proposed',
    duplicates: input.duplicates ?? 'review',
    acceptValid: input.acceptValid === true,
    dropGone: input.dropGone === true,
    fixes: input.fixes ?? [],
  };
}

async function hashOf(open: Open): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of open()) hash.update(piece);
  return hash.digest('hex');
}
