import type { Gazetteer } from '../event/gazetteer.ts';
import type { Names } from '../event/names.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { Vocabulary } from '../event/vocabulary-file.ts';
import type { Indicator } from './definition.ts';
import type { Forecast } from './forecast.ts';

/** An indicator as it was read from its file. */
export interface LoadedIndicator {
  /** The file's name without its ending. */
  id: string;
  /** The development's id: the development that holds the indicator's first claim. */
  development: string;
  definition: Indicator;
  /** SHA-256 of the meaning-bearing fields, in hex; the first 12 characters are shown. */
  version: string;
  /** Path below indicators/, for messages. */
  path: string;
}

/** A forecast with its indicators, in the order of developments and file names. */
export interface LoadedForecast {
  /** The folder's name. */
  id: string;
  definition: Forecast;
  indicators: LoadedIndicator[];
  /** SHA-256 over the forecast and the versions of its indicators. */
  hash: string;
}

/** All definitions, checked as a whole: what the server serves by. */
export interface Catalogue {
  vocabulary: Vocabulary;
  words: Lexicon;
  names: Names;
  /** Places with positions, from indicators/gazetteer.csv. */
  gazetteer: Gazetteer;
  forecasts: LoadedForecast[];
  /** SHA-256 over the vocabulary: matches made under another one are made again. */
  vocabularyHash: string;
  hash: string;
}
