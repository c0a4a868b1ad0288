import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putInFolder } from './folder.ts';
import type { Parcel } from './parcel.ts';

/** The user "nobody": rights mean nothing to root, so the sender runs as somebody else there. */
const NOBODY = 65_534;
const root = process.getuid?.() === 0;

let outbox = '';
beforeEach(async () => {
  outbox = await mkdtemp(path.join(tmpdir(), 'outbox-'));
  await chmod(outbox, 0o755);
});
afterEach(() => rm(outbox, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('{"new":true}');
const parcel: Parcel = {
  ...{ id: 'run-1', at: '2024-07-03T06:00:00Z', kind: 'report', subject: '', text: '', html: '', summary: {} },
  files: [{ name: 'report.json', mediaType: 'application/json', bytes, sha256: '' }],
  unsubscribe: null,
};
const inside = (...names: string[]) => path.join(outbox, ...names);

describe('the folder', () => {
  it('is made where it is missing, and a file of the same name is replaced whole', async () => {
    await mkdir(inside('monthly'));
    await writeFile(inside('monthly', 'report.json'), 'the one before, which is longer than the new one');
    expect(await putInFolder(parcel, { outbox, folder: 'monthly' })).toMatchObject({ outcome: 'sent' });
    expect(await putInFolder(parcel, { outbox, folder: 'deep/er' })).toMatchObject({ outcome: 'sent' });
    expect(await readFile(inside('monthly', 'report.json'), 'utf8')).toBe('{"new":true}');
    expect(await readdir(inside('monthly'))).toEqual(['report.json']);
  });

  it('on a full disk keeps the file before, leaves no piece, and is tried again', async () => {
    await mkdir(inside('monthly'));
    await writeFile(inside('monthly', 'report.json'), 'the one before');
    // Whatever is written to this device of the system meets a full disk.
    await symlink('/dev/full', inside('monthly', '.report.json.run-1.part'));
    expect(await putInFolder(parcel, { outbox, folder: 'monthly' })).toEqual({
      ...{ outcome: 'again', reached: [], bytes: 0 },
      answer: 'Folder monthly: The disk is full. Make room; it is tried again.',
    });
    expect(await readdir(inside('monthly'))).toEqual(['report.json']);
    expect(await readFile(inside('monthly', 'report.json'), 'utf8')).toBe('the one before');
    expect(await putInFolder(parcel, { outbox, folder: 'monthly' })).toMatchObject({ outcome: 'sent' });
  });

  it('without the right to write is tried again, and says whose rights to change', async () => {
    await mkdir(inside('monthly'));
    if (root) await chown(inside('monthly'), NOBODY, NOBODY);
    await chmod(inside('monthly'), 0o555);
    const script = `
      import { runnerImport } from 'vite';
      const file = ${JSON.stringify(path.join(import.meta.dirname, 'folder.ts'))};
      const { putInFolder } = (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
      const parcel = ${JSON.stringify({ ...parcel, files: [{ name: 'report.json', bytes: 'new' }] })};
      console.log(JSON.stringify(await putInFolder(parcel, ${JSON.stringify({ outbox, folder: 'monthly' })})));`;
    const who = root ? { uid: NOBODY, gid: NOBODY } : {};
    const cwd = path.resolve(import.meta.dirname, '../..');
    const args = ['--input-type=module', '-e', script];
    const { stdout, stderr } = spawnSync(process.execPath, args, { ...who, encoding: 'utf8', cwd });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'again',
      answer: 'Folder monthly: The server may not write there. Change the rights of the folder; it is tried again.',
    });
    expect(await readdir(inside('monthly'))).toEqual([]);
  });

  it('whose outbox has gone is tried again, without a path of the machine', async () => {
    const sent = await putInFolder(parcel, { outbox: inside('gone'), folder: 'monthly' });
    expect(sent).toMatchObject({ outcome: 'again' });
    expect(sent.answer).toBe(
      'Folder monthly: The folder of SIGNPOSTS_OUTBOX_DIR is missing. Make it; it is tried again.',
    );
  });

  it.each(['../away', 'a/../../away', 'link/away'])('%s never leads out of the outbox', async (folder) => {
    await mkdir(inside('box'));
    await mkdir(inside('elsewhere'));
    await symlink(inside('elsewhere'), inside('box', 'link'));
    const sent = await putInFolder(parcel, { outbox: inside('box'), folder });
    expect(sent).toMatchObject({ outcome: 'refused', answer: `The folder ${folder} leads out of the outbox.` });
    expect((await readdir(outbox)).sort()).toEqual(['box', 'elsewhere']);
    expect(await readdir(inside('elsewhere'))).toEqual([]);
  });
});
