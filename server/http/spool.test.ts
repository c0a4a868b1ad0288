import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AT_ONCE, spooled, sweepSpools } from './spool.ts';

const spools = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('signposts-import-'));
const request = (end: (to: ReadableStreamDefaultController) => void) => {
  const body = new ReadableStream({
    start(to) {
      to.enqueue(new TextEncoder().encode('id,date\n'));
      end(to);
    },
  });
  const init = { method: 'POST', headers: { 'content-type': 'text/csv' }, body, duplex: 'half' };
  return new Request('http://localhost/api/imports', init as RequestInit);
};
const failing = (code: string) => request((to) => to.error(Object.assign(new Error('gone'), { code })));
const read = async (open: () => AsyncIterable<Uint8Array>) => {
  let text = '';
  for await (const bytes of open()) text += Buffer.from(bytes).toString();
  return text;
};

describe('an upload on disk', () => {
  it('is read as often as the work likes, and gone afterwards', async () => {
    const before = spools();
    const twice = await spooled(
      request((to) => to.close()),
      async (open) => [await read(open), await read(open)],
    );
    expect(twice).toEqual(['id,date\n', 'id,date\n']);
    expect(spools()).toEqual(before);
  });

  it.each([
    ['whose sender hangs up', 'ECONNRESET', 'too-slow'],
    ['for which the disk has no room', 'ENOSPC', 'no-room'],
  ])('%s is refused in words and leaves nothing', async (_, code, problem) => {
    const before = spools();
    await expect(spooled(failing(code), () => Promise.resolve())).rejects.toMatchObject({ code: problem });
    expect(spools()).toEqual(before);
  });

  it('is refused while as many are being sent as the disk is to hold, and taken once one is through', async () => {
    const before = spools();
    const ends: (() => void)[] = [];
    const sent = Array.from({ length: AT_ONCE }, () =>
      spooled(
        request((to) => ends.push(() => to.close())),
        () => Promise.resolve('in'),
      ),
    );
    const another = () =>
      spooled(
        request((to) => to.close()),
        () => Promise.resolve('in'),
      );
    await expect(another()).rejects.toMatchObject({ code: 'too-many-uploads', status: 503 });
    ends[0]?.();
    expect(await sent[0]).toBe('in');
    expect(await another()).toBe('in');
    ends.forEach((end, n) => n > 0 && end());
    expect(await Promise.all(sent)).toEqual(sent.map(() => 'in'));
    expect(spools()).toEqual(before);
  });
});

describe('what killed servers left on disk', () => {
  it('is removed after a day, and nothing else is', async () => {
    const now = Date.parse('2026-03-10T12:00:00Z');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-sweep-'));
    const make = (name: string, hoursAgo: number) => {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'upload'), 'id,date');
      const at = now / 1000 - hoursAgo * 3600;
      utimesSync(path.join(folder, name), at, at);
    };
    make('signposts-import-old', 25);
    make('signposts-import-new', 23);
    make('holiday-pictures', 2000);
    symlinkSync(path.join(folder, 'holiday-pictures'), path.join(folder, 'signposts-import-link'));
    await sweepSpools(now, folder);
    expect(readdirSync(folder).sort()).toEqual(['holiday-pictures', 'signposts-import-link', 'signposts-import-new']);
    expect(existsSync(path.join(folder, 'holiday-pictures', 'upload'))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
