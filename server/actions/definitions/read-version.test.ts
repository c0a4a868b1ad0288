import { describe, expect, it } from 'vitest';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { charlie } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import { readVersion } from './read-version.ts';
import { syncDefinitions } from './rematch.ts';

const log = await testLog();
const { ctx, as } = log;
const [attacks, ...rest] = fourIndicators();
const counts = { event: 'bomb', in: 'freeland' };
const of = (version: string, id = 'attacks') =>
  readVersion({ ctx: as(charlie), input: { forecast: 'test', indicator: id, version } });

describe('a version of a definition', () => {
  it('is told in words, alone as long as it is the only one', async () => {
    const page = await of('current');
    expect(page).toMatchObject({
      version: attacks?.version,
      versions: [{ number: 1, current: true, late: false, changed: [] }],
      file: { path: 'test/attacks.yaml' },
    });
    expect(page.rows.flatMap(({ pieces }) => pieces).every(({ is }) => is === 'same')).toBe(true);
    expect(page.examples.map((one) => one.counts)).toEqual([true, false]);
  });

  it('is laid beside the version before, with what changed in its words and in its file', async () => {
    const first = (await of('current')).version;
    log.define(catalogue([forecast([...rest, indicator('attacks', { counts, by_at_least: '50%' })])]));
    await syncDefinitions({ ctx });
    const page = await of('current');
    expect(page.versions).toMatchObject([
      { number: 2, current: true, late: true, changed: ['Counts', 'Expected', 'Variants'] },
      { number: 1, current: false, late: false, version: first },
    ]);
    expect(page.rows.find(({ id }) => id === 'counts')?.pieces).toEqual([
      { text: 'Events of the kind ', is: 'same' },
      { text: '“Attack”,', is: 'removed' },
      { text: '“Bomb”,', is: 'added' },
      { text: ' in Freeland.', is: 'same' },
    ]);
    const changed = page.file.pieces.filter(({ is }) => is === 'added').map(({ text }) => text);
    expect(changed.join(' ')).toContain('bomb');
  });

  it('can be read again when another is in force, by the first figures of its hash', async () => {
    const old = (await of('current')).versions.at(-1)?.version ?? '';
    const page = await of(old.slice(0, 12));
    expect(page.version).toBe(old);
    expect(page.rows.find(({ id }) => id === 'counts')?.pieces).toEqual([
      { text: 'Events of the kind “Attack”, in Freeland.', is: 'same' },
    ]);
  });

  it('is refused where there is none of that name, or where too little of it is named', async () => {
    await expect(of('ffffffffffff')).rejects.toMatchObject({ code: 'version-not-found' });
    const { version } = await of('current');
    await expect(of(version.slice(0, 3))).rejects.toMatchObject({ code: 'version-not-found' });
    await expect(of('current', 'none')).rejects.toMatchObject({ code: 'indicator-not-found' });
  });
});
