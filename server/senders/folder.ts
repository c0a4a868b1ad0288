import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { again, bytesIn, refused, type Parcel, type ParcelFile, type Sent } from './parcel.ts';

/**
 * Puts the files into a folder below the outbox. Each file appears whole or not at all: it is written under another name,
 * brought to the disk, and renamed. A file of the same name is replaced: names of schedules differ
 * (`domain/delivery/file-name.ts`), so it is one that the same schedule wrote for the same months.
 */
export async function putInFolder(
  parcel: Parcel,
  { outbox, folder }: { outbox: string; folder: string },
): Promise<Sent> {
  try {
    const real = await below(await realpath(outbox), folder);
    if (real === null) return refused(`The folder ${folder} leads out of the outbox.`);
    for (const file of parcel.files) await put(real, file, parcel);
  } catch (error) {
    return again(onDisk(error, folder));
  }
  const names = parcel.files.map(({ name }) => name).join(', ');
  return { outcome: 'sent', answer: `In the folder ${folder}: ${names}.`, reached: [], bytes: bytesIn(parcel.files) };
}

/** The folder below the outbox, made where it is missing; null where a name or a link in it leads out. */
async function below(home: string, folder: string): Promise<string | null> {
  let real = home;
  // Step by step, so that nothing is made behind a link before it is seen where that leads.
  for (const name of folder.split('/')) {
    const next = path.join(real, name);
    await mkdir(next).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    real = await realpath(next);
    if (!real.startsWith(home + path.sep)) return null;
  }
  return real;
}

async function put(place: string, file: ParcelFile, { id, kind }: Parcel): Promise<void> {
  const name = `${kind === 'test' ? 'test-' : ''}${path.basename(file.name)}`;
  const unfinished = path.join(place, `.${name}.${id}.part`);
  try {
    const handle = await open(unfinished, 'w', 0o640);
    try {
      await handle.writeFile(file.bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path.join(place, name));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

const ON_DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room; it is tried again.',
  EDQUOT: 'The share of the disk is used up. Make room; it is tried again.',
  EACCES: 'The server may not write there. Change the rights of the folder; it is tried again.',
  EPERM: 'The server may not write there. Change the rights of the folder; it is tried again.',
  EROFS: 'The disk cannot be written. Mount it for writing; it is tried again.',
  ENOENT: 'The folder of SIGNPOSTS_OUTBOX_DIR is missing. Make it; it is tried again.',
  ENOTDIR: 'A file stands where a folder belongs. Move it; it is tried again.',
  EEXIST: 'A file stands where a folder belongs. Move it; it is tried again.',
  EISDIR: 'A folder stands where a file belongs. Move it; it is tried again.',
};

/** What the system says, without a path of the machine. */
function onDisk(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = ON_DISK[code] ?? `The files could not be written${code ? ` (${code})` : ''}. It is tried again.`;
  return `Folder ${folder}: ${words}`;
}
