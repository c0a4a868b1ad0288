import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NUMBERS, PRINTS, SHOWN } from './numbers-shown.ts';

const WEB = path.resolve(import.meta.dirname, '../../web/src');
/** The desk and the log itself: their numbers are lengths of lists that stand on the same page. */
const DESK =
  /^(map|parts\/(editor|twins|review|events|palette)|ui)\/|^pages\/(Event|EventEditor|Events|Merge|Review)\./;
const DESK_PARTS = /^parts\/(History|Event(?!Drill)\w*|NewEvents|Attachments|CompareDialog)\.svelte$/;

const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.svelte') && !DESK.test(file) && !DESK_PARTS.test(file));
const timesIn = (file: string) =>
  [
    ...readFileSync(path.join(WEB, file), 'utf8')
      .replace(/<style[\s\S]*/, '')
      .matchAll(PRINTS),
  ].length;

describe('the list of numbers that are counted again', () => {
  it('names every reading page that prints a number of events, and how often', () => {
    const found = files.flatMap((file) => (timesIn(file) ? [`${file} ${timesIn(file)}`] : []));
    const listed = SHOWN.filter(({ times }) => times > 0).map(({ file, times }) => `${file} ${times}`);
    // A number that is new here needs a list behind it (domain/reading/pages/behind.ts), and a recount (recounts.ts).
    expect(found.sort()).toEqual(listed.sort());
  });

  it('names only files there are, and says why where a number opens nothing', () => {
    const missing = SHOWN.filter(({ file }) => !files.includes(file)).map(({ file }) => file);
    expect(missing).toEqual([]);
    expect(SHOWN.filter(({ numbers, but }) => numbers.length === 0 && !but)).toEqual([]);
  });

  it('has a place on a page for every number', () => {
    expect(new Set(SHOWN.flatMap(({ numbers }) => numbers))).toEqual(new Set(Object.keys(NUMBERS)));
  });

  it('leaves the making of lists to the one file: no page puts filters together itself', () => {
    const own = files.filter((file) => /eventsPath\(\s*\{/.test(readFileSync(path.join(WEB, file), 'utf8')));
    // The button "its events" of a definition stands for no number.
    expect(own).toEqual(['pages/Definition.svelte']);
  });
});
