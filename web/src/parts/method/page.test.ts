import { describe, expect, it } from 'vitest';
import * as rules from '../../../../server/domain/reading/rules.ts';
import * as stats from '../../../../server/domain/stats/constants.ts';
import { anchorOf, GLOSSARY } from './glossary.ts';
import { SECTIONS } from './sections.ts';

const texts: Record<string, string> = {
  ...import.meta.glob<string>(['./*.svelte', './order.ts', './numbers.ts', './glossary.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../pages/Method.svelte', { query: '?raw', import: 'default', eager: true }),
};
const all = Object.entries(texts).map(([file, text]) => ({ file, text }));
const sources = all.filter(({ file }) => file.endsWith('.svelte'));

/** What a reader is told, without code: scripts, styles, comments, tags, and what the program fills in are taken out. */
function told(text: string): string {
  return text
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/\{[^{}]*\}/g, '')
    .replace(/<[^>]*>/g, ' ');
}

describe('the method page', () => {
  it('types no number itself: all come from the constants of the code', () => {
    const typed = sources.flatMap(({ file, text }) =>
      // Formulae have their 0, 1 and 2; names of documents keep their numbers.
      [
        ...told(
          text.replace(/<code>[^<]*<\/code>|ICD 203|(?<=<Formula[\s\S]*)\b[012]\b(?=[\s\S]*<\/Formula>)/g, ''),
        ).matchAll(/\d+(?:\.\d+)?/g),
      ].map(([number]) => `${file}: ${number}`),
    );
    expect(typed).toEqual([]);
  });

  it('types no threshold in its scripts either', () => {
    const typed = all.flatMap(({ file, text }) => {
      const code = /<script[\s\S]*?<\/script>/.exec(text)?.[0] ?? (file.endsWith('.ts') ? text : '');
      return [...code.matchAll(/(?<![\w.])0\.\d+/g)]
        .filter(([n]) => n !== '0.5' && n !== '0.25' && n !== '0.75')
        .map(([n]) => `${file}: ${n}`);
    });
    expect(typed).toEqual([]);
  });

  it('tells of every rule: none of the constants is left out', () => {
    const told = all.map(({ text }) => text).join('\n');
    const untold = Object.keys({ ...rules, ...stats }).filter((name) => !told.includes(name));
    expect(untold).toEqual(NOT_ON_THE_PAGE);
  });

  it('leads to anchors that exist, each of them once', () => {
    const ids = [...SECTIONS.map(({ id }) => id), ...GLOSSARY.map(({ word }) => anchorOf(word))];
    expect(new Set(ids).size).toBe(ids.length);
    const links = sources.flatMap(({ text }) => [...text.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id ?? ''));
    expect(links.filter((id) => !(ids as string[]).includes(id))).toEqual([]);
    const shown = sources.flatMap(({ text }) => [...text.matchAll(/<Part id="([\w-]+)"/g)].map(([, id]) => id));
    expect(shown.sort()).toEqual(SECTIONS.map(({ id }) => id as string).sort());
  });

  it('ends every meaning in the word list with a stop and repeats no word', () => {
    expect(GLOSSARY.filter(({ means }) => !means.endsWith('.'))).toEqual([]);
    expect(GLOSSARY.map(({ word }) => word)).toEqual([...new Set(GLOSSARY.map(({ word }) => word))]);
  });
});

/** Rules that change how something is worded or drawn, and no verdict. */
const NOT_ON_THE_PAGE = ['SPOKEN_BY_THE_YEAR'];
