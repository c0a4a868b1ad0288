import { createHash } from 'node:crypto';
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { gazetteer } from '../domain/event/gazetteer.ts';
import { names } from '../domain/event/names.ts';
import { lexicon, type Lexicon } from '../domain/event/vocabulary.ts';
import { matchingPart, Vocabulary } from '../domain/event/vocabulary-file.ts';
import { canonical, Indicator, meaning } from '../domain/indicator/definition.ts';
import { declaredText, Forecast } from '../domain/indicator/forecast.ts';
import type { Catalogue, LoadedForecast, LoadedIndicator } from '../domain/indicator/loaded.ts';
import { checkFile } from './check-file.ts';
import { vocabularyFaults } from './check-words.ts';
import { developmentOf, forecastFaults, indicatorFaults } from './check-catalogue.ts';
import { fileFault, inOrder, type Fault } from './fault.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { faultIn, readYaml, type Yaml } from './read-yaml.ts';

/** All definitions when every file is right, else everything that is wrong with them. */
export type Loaded = { catalogue: Catalogue; warnings: Fault[] } | { problems: Fault[] };

/** Reads and checks a folder of definitions: vocabulary.yaml and one folder for each forecast. */
export function loadCatalogue(dir: string): Loaded {
  try {
    return load(dir);
  } catch (error) {
    // A file that goes away or may not be read while we look: said like any other fault, so that a reload never stops the server.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return {
      problems: [
        fileFault(
          '',
          `The definitions cannot be read: ${error.message}`,
          'Check that the folder and its files are there and may be read.',
        ),
      ],
    };
  }
}

function load(dir: string): Loaded {
  const faults: Fault[] = [];
  const read = reader(dir, faults);
  const vocabulary = folderAt(dir) ? read('vocabulary.yaml', Vocabulary) : null;
  if (!folderAt(dir))
    faults.push(fileFault('', `There is no folder ${dir}`, 'Name the folder that holds vocabulary.yaml.'));
  if (!vocabulary) return { problems: inOrder(faults) };
  faults.push(...vocabularyFaults(vocabulary.value, vocabulary.yaml));

  const words = lexicon(vocabulary.value);
  const folders = foldersIn(dir, '').filter((name) => name !== 'schema');
  const forecasts = folders.flatMap((folder) => loadForecast(dir, folder, words, faults) ?? []);
  const places = readGazetteer(dir, words);
  faults.push(...places.faults);
  const problems = faults.filter((fault) => !fault.warning);
  if (problems.length) return { problems: inOrder(problems) };

  // Places are no part of the hash: a corrected position changes nothing that was matched.
  const vocabularyHash = sha256(canonical(matchingPart(vocabulary.value)));
  const hash = sha256([vocabularyHash, ...forecasts.map((forecast) => `${forecast.id} ${forecast.hash}`)].join('\n'));
  const catalogue = {
    vocabulary: vocabulary.value,
    words,
    names: names(words),
    gazetteer: gazetteer(places.places),
    forecasts,
    vocabularyHash,
    hash,
  };
  return { catalogue, warnings: inOrder(faults) };
}

function loadForecast(dir: string, folder: string, words: Lexicon, faults: Fault[]): LoadedForecast | null {
  const read = reader(dir, faults);
  const forecast = read(`${folder}/forecast.yaml`, Forecast);
  const files = indicatorFiles(dir, folder, faults);
  const drafts = files.flatMap((file) => read(file, Indicator) ?? []);
  if (!forecast) return null;
  faults.push(...forecastFaults(forecast.value, words, forecast.yaml));
  const indicators = drafts.flatMap(({ value, yaml }): LoadedIndicator[] => {
    faults.push(...indicatorFaults(value, forecast.value, words, yaml));
    const development = developmentOf(forecast.value, value.claim[0]);
    if (!development) return [];
    faults.push(...folderFaults(yaml, `${development.number}-${development.id}`));
    return [
      {
        id: idOf(yaml.file),
        development: development.id,
        definition: value,
        version: sha256(meaning(value)),
        path: yaml.file,
      },
    ];
  });
  faults.push(...sameName(drafts.map(({ yaml }) => yaml)));
  const order = forecast.value.developments.map(({ id }) => id);
  indicators.sort((a, b) => order.indexOf(a.development) - order.indexOf(b.development) || (a.id < b.id ? -1 : 1));
  return { id: folder, definition: forecast.value, indicators, hash: sha256(declaredText(forecast.value, indicators)) };
}

/** The indicators of a forecast: one file each, in one folder for each development. */
function indicatorFiles(dir: string, folder: string, faults: Fault[]): string[] {
  for (const name of yamlIn(dir, folder)) {
    if (name !== 'forecast.yaml') {
      faults.push(
        fileFault(
          `${folder}/${name}`,
          'This file lies outside any development',
          'Move it into the folder of its development.',
        ),
      );
    }
  }
  return foldersIn(dir, folder).flatMap((development) =>
    yamlIn(dir, `${folder}/${development}`).map((name) => `${folder}/${development}/${name}`),
  );
}

function folderFaults(yaml: Yaml, wanted: string): Fault[] {
  const folder = yaml.file.split('/').at(-2) ?? '';
  if (folder === wanted) return [];
  return [
    faultIn(
      yaml,
      ['claim'],
      `The first claim belongs to "${wanted}", but the file lies in "${folder}"`,
      'Move the file, or name another claim first.',
    ),
  ];
}

function sameName(files: Yaml[]): Fault[] {
  const wrong = files.filter(({ file }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(idOf(file)));
  const again = files.filter(({ file }, n) => files.findIndex((other) => idOf(other.file) === idOf(file)) < n);
  return [
    ...wrong.map(({ file }) =>
      fileFault(
        file,
        'The name of this file is not a word',
        'Name it in lower-case-with-hyphens.yaml: the name is the id.',
      ),
    ),
    ...again.map(({ file }) =>
      fileFault(file, `There are two indicators "${idOf(file)}"`, 'Give one of the two files another name.'),
    ),
  ];
}

interface Read<T> {
  value: T;
  yaml: Yaml;
}

/** Reads one file by its schema; faults go to the list. */
function reader(dir: string, faults: Fault[]) {
  return <T>(file: string, schema: Parameters<typeof checkFile<T>>[0]): Read<T> | null => {
    const yaml = readYaml(dir, file);
    if ('faults' in yaml) {
      faults.push(...yaml.faults);
      return null;
    }
    const checked = checkFile(schema, yaml);
    if ('value' in checked) return { value: checked.value, yaml };
    faults.push(...checked.faults);
    return null;
  };
}

/** Names that begin with "_" or "." are ours or the editor's, and are passed over. */
function entriesIn(dir: string, folder: string): Dirent[] {
  return readdirSync(join(dir, folder), { withFileTypes: true })
    .filter(({ name }) => !/^[._]/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function foldersIn(dir: string, folder: string): string[] {
  return entriesIn(dir, folder)
    .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && folderAt(join(dir, folder, entry.name))))
    .map(({ name }) => name);
}

function yamlIn(dir: string, folder: string): string[] {
  return entriesIn(dir, folder)
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map(({ name }) => name);
}

function folderAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
