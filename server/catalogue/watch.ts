import { followFolders } from './follow-folders.ts';
import { canonical } from '../domain/indicator/definition.ts';
import type { Catalogue } from '../domain/indicator/loaded.ts';
import { Problem } from '../domain/problem.ts';
import type { Fault } from './fault.ts';
import { loadCatalogue } from './load.ts';
import { mistakesOf } from './print.ts';

/** The definitions the server serves by. When an edit breaks them, the last good ones go on. */
export interface OpenCatalogue {
  current(): Catalogue;
  /** What is wrong with the files as they are now; empty when `current()` is what they say. */
  problems(): Fault[];
  reload(): void;
  close(): void;
}

export interface Listeners {
  /** Called after a reload that changed something. */
  onChange?: (catalogue: Catalogue) => void;
  onProblem?: (problems: Fault[]) => void;
}

/** Editors write a file in several steps; one reload after the last of them is enough. */
const DEBOUNCE_MS = 200;

/** Loads the definitions and follows changes on disk. Throws a Problem when they are wrong at the start. */
export function openCatalogue(dir: string, { onChange, onProblem }: Listeners = {}): OpenCatalogue {
  const first = loadCatalogue(dir);
  if ('problems' in first) throw definitionsWrong(first.problems);
  let current = first.catalogue;
  let problems: Fault[] = [];
  let timer: NodeJS.Timeout | undefined;

  const reload = () => {
    clearTimeout(timer);
    // Armed before reading, so that an edit made meanwhile is heard of too.
    following.arm();
    const next = loadCatalogue(dir);
    if ('problems' in next) {
      problems = next.problems;
      onProblem?.(problems);
      return;
    }
    problems = [];
    const changed = contentOf(next.catalogue) !== contentOf(current);
    current = next.catalogue;
    if (changed) onChange?.(current);
  };
  const following = followFolders(dir, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, DEBOUNCE_MS).unref();
  });

  return {
    current: () => current,
    problems: () => problems,
    reload,
    close: () => {
      clearTimeout(timer);
      following.close();
    },
  };
}

/** Everything of the definitions, prose included: a corrected sentence is a change too, though no new version. */
function contentOf({ vocabulary, gazetteer, forecasts }: Catalogue): string {
  return canonical([
    vocabulary,
    gazetteer.all,
    forecasts.map(({ id, definition, indicators }) => [id, definition, indicators]),
  ]);
}

function definitionsWrong(faults: readonly Fault[]): Problem {
  const issues = faults.map(({ file, line, column, path, message, hint }) => ({
    field: `${file}:${line}:${column}`,
    value: path,
    message,
    fix: hint,
  }));
  return new Problem('definitions-wrong', `The definitions in indicators/ have ${mistakesOf(faults)}`, { issues });
}
