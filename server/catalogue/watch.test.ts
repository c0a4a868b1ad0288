import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../domain/problem.ts';
import { openCatalogue, type OpenCatalogue } from './watch.ts';

const SHIPPED = join(import.meta.dirname, '../../indicators');

let dir: string;
let file: string;
let open: OpenCatalogue | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'signposts-watch-'));
  cpSync(join(SHIPPED, 'vocabulary.yaml'), join(dir, 'vocabulary.yaml'));
  cpSync(join(SHIPPED, '_template'), join(dir, 'mine'), { recursive: true });
  file = join(dir, 'mine/1-first-development/first-indicator.yaml');
});
afterEach(() => {
  open?.close();
  rmSync(dir, { recursive: true, force: true });
});
const edit = (from: string, to: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

describe('following the definitions on disk', () => {
  it('takes up a change on reload and tells of it once', () => {
    const onChange = vi.fn();
    open = openCatalogue(dir, { onChange });
    edit('title: Attacks by the group', 'title: Attacks by that group');
    open.reload();
    open.reload();
    expect(open.current().forecasts[0]?.indicators[0]?.definition.title).toBe('Attacks by that group');
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('goes on with the last good definitions while a file is wrong, and says what is wrong', () => {
    const onProblem = vi.fn();
    open = openCatalogue(dir, { onProblem });
    const good = open.current();
    edit('expects: rise', 'expects: rize');
    open.reload();
    expect(open.current()).toBe(good);
    expect(open.problems()).toMatchObject([{ path: 'expects', hint: 'Did you mean "rise"?' }]);
    expect(onProblem).toHaveBeenCalledOnce();
    edit('expects: rize', 'expects: rise');
    open.reload();
    expect(open.problems()).toEqual([]);
  });

  it('notices an edit by itself', async () => {
    open = openCatalogue(dir);
    edit('by_at_least: 25%', 'by_at_least: 40%');
    const margin = () => open?.current().forecasts[0]?.indicators[0]?.definition.by_at_least;
    await vi.waitFor(() => expect(margin()).toBe('40%'), { timeout: 5000 });
  });

  it('hears of a file replaced by another, again and again, and clears the problem once it is mended', async () => {
    const onChange = vi.fn();
    open = openCatalogue(dir, { onChange });
    const good = readFileSync(file, 'utf8');
    const replace = (text: string) => {
      writeFileSync(`${dir}/.saved`, text);
      renameSync(`${dir}/.saved`, file);
    };
    const problems = () => open?.problems().map(({ path }) => path);
    replace(good.replace('expects: rise', 'expects: rize'));
    await vi.waitFor(() => expect(problems()).toEqual(['expects']), { timeout: 5000 });
    replace(good);
    await vi.waitFor(() => expect(problems()).toEqual([]), { timeout: 5000 });
    expect(onChange).not.toHaveBeenCalled();
    replace(good.replace('by_at_least: 25%', 'by_at_least: 40%'));
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce(), { timeout: 5000 });
  });

  it('hears of a folder that is new, and of one that was replaced', async () => {
    open = openCatalogue(dir);
    const ids = () => open?.current().forecasts.map(({ id }) => id);
    renameSync(join(dir, 'mine'), join(dir, '_mine'));
    await vi.waitFor(() => expect(ids()).toEqual([]), { timeout: 5000 });
    cpSync(join(dir, '_mine'), join(dir, 'mine'), { recursive: true });
    await vi.waitFor(() => expect(ids()).toEqual(['mine']), { timeout: 5000 });
    edit('title: Attacks by the group', 'title: Attacks by that group');
    const title = () => open?.current().forecasts[0]?.indicators[0]?.definition.title;
    await vi.waitFor(() => expect(title()).toBe('Attacks by that group'), { timeout: 5000 });
  });

  it('finds the folder again when it comes back', async () => {
    open = openCatalogue(dir);
    renameSync(dir, `${dir}-away`);
    await vi.waitFor(() => expect(open?.problems()).toHaveLength(1), { timeout: 5000 });
    renameSync(`${dir}-away`, dir);
    await vi.waitFor(() => expect(open?.problems()).toEqual([]), { timeout: 5000 });
  });

  it('goes on when the folder goes away', () => {
    open = openCatalogue(dir);
    const good = open.current();
    rmSync(dir, { recursive: true });
    open.reload();
    expect(open.current()).toBe(good);
    expect(open.problems()).toHaveLength(1);
  });

  it('refuses to begin with definitions that are wrong, and names each mistake', () => {
    edit('expects: rise', 'expects: rize');
    const attempt = () => openCatalogue(dir);
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow('The definitions in indicators/ have 1 mistake in 1 file');
  });
});
