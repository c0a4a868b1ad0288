import { nearest, SECTIONS, type Lexicon, type Section } from '../domain/event/vocabulary.ts';
import { type Vocabulary, type VocabularyEntry } from '../domain/event/vocabulary-file.ts';
import type { Example, Indicator } from '../domain/indicator/definition.ts';
import type { Filter } from '../domain/indicator/filter.ts';
import { shown } from '../domain/problem.ts';
import type { Fault } from './fault.ts';
import { faultIn, type Yaml } from './read-yaml.ts';

type Path = readonly PropertyKey[];
/** Which sections of the vocabulary each line of a filter or example draws on. */
export const LINES = {
  event: ['events'],
  by: ['actors'],
  side: ['actors'],
  with: ['actors'],
  between: ['actors'],
  against: ['targets', 'actors'],
  in: ['places'],
  weapon: ['weapons'],
  tag: ['tags'],
} as const satisfies Record<string, readonly Section[]>;

/** Every word of every filter and example that the vocabulary does not have. */
export function wordFaults(indicator: Indicator, words: Lexicon, yaml: Yaml): Fault[] {
  const filters: [Filter | undefined, Path][] = [
    [indicator.counts, ['counts']],
    [indicator.among, ['among']],
    [indicator.after, ['after']],
    [indicator.only_if, ['only_if']],
    ...indicator.variants.flatMap((variant, n): [Filter | undefined, Path][] => [
      [variant.counts, ['variants', n, 'counts']],
      [variant.among, ['variants', n, 'among']],
    ]),
  ];
  return [
    ...filters.flatMap(([filter, path]) => (filter ? filterFaults(filter, path, words, yaml) : [])),
    ...indicator.examples.flatMap((example, n) => lineFaults(example.fields, ['examples', n, 'fields'], words, yaml)),
  ];
}

/** The same for one filter, wherever it stands in a file. */
export function filterFaults(filter: Filter, path: Path, words: Lexicon, yaml: Yaml): Fault[] {
  return [
    ...lineFaults(filter, path, words, yaml),
    ...(filter.all ?? []).flatMap((inner, n) => filterFaults(inner, [...path, 'all', n], words, yaml)),
    ...(filter.any ?? []).flatMap((inner, n) => filterFaults(inner, [...path, 'any', n], words, yaml)),
    ...(filter.not ? filterFaults(filter.not, [...path, 'not'], words, yaml) : []),
  ];
}

function lineFaults(lines: Filter | Example['fields'], path: Path, words: Lexicon, yaml: Yaml): Fault[] {
  const had: Partial<Record<string, unknown>> = { ...lines };
  return Object.entries(LINES).flatMap(([line, sections]) =>
    [had[line] ?? []].flat().flatMap((word, n) => unknownWord(String(word), sections, [...path, line, n], words, yaml)),
  );
}

/** A fault when none of the sections has the word; it names the nearest one that there is. */
export function unknownWord(
  word: string,
  sections: readonly Section[],
  path: Path,
  words: Lexicon,
  yaml: Yaml,
): Fault[] {
  if (sections.some((section) => words[section].has(word))) return [];
  const elsewhere = SECTIONS.find((section) => words[section].has(word));
  const like = nearest(
    word,
    sections.flatMap((section) => [...words[section].keys()]),
  );
  const home = sections.join(' or ');
  const hint = elsewhere
    ? `It is a word for ${elsewhere}; this line takes ${home}.`
    : like
      ? `Did you mean "${like}"?`
      : `Use a word from ${home} in vocabulary.yaml, or add it there.`;
  return [faultIn(yaml, path, `"${shown(word, 60)}" is not a word for ${home}`, hint)];
}

/** Words that stand twice in one section: the second would quietly take the place of the first. */
export function vocabularyFaults(vocabulary: Vocabulary, yaml: Yaml): Fault[] {
  return SECTIONS.flatMap((section) => {
    const seen = new Set<string>();
    const faults: Fault[] = [];
    const walk = (entries: Record<string, VocabularyEntry>, path: Path) => {
      for (const [id, entry] of Object.entries(entries)) {
        if (seen.has(id))
          faults.push({
            ...faultIn(
              yaml,
              [...path, id],
              `"${id}" is there twice among the ${section}`,
              'Give one of the two another word.',
            ),
            ...yaml.atKey(path, id),
          });
        seen.add(id);
        if (entry.from && entry.to && entry.to < entry.from)
          faults.push(faultIn(yaml, [...path, id, 'to'], `"${id}" ends before it begins`, 'Correct "from" or "to".'));
        walk(entry.includes ?? {}, [...path, id, 'includes']);
      }
    };
    if (section !== 'events') walk(vocabulary[section], [section]);
    else {
      walk(Object.fromEntries(Object.entries(vocabulary.events).map(([id, { title }]) => [id, { title }])), ['events']);
      for (const [group, { kinds }] of Object.entries(vocabulary.events)) walk(kinds, ['events', group, 'kinds']);
    }
    return faults;
  });
}
