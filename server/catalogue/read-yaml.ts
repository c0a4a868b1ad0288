import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Composer, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, Parser, visit } from 'yaml';
import type { CST, Document, Pair, ParsedNode, YAMLError } from 'yaml';
import { fileFault, pathText, type Fault } from './fault.ts';

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 30;
const MAX_FAULTS = 20;
/** `<<` merges another map into this one; the others reach into how JavaScript makes objects. */
const FORBIDDEN_KEYS = new Set(['<<', '__proto__', 'constructor', 'prototype']);

/** The value of a YAML file, and where in the file each part of it stands. */
export interface Yaml {
  file: string;
  value: unknown;
  /** Line and column of the value at a path; of the nearest part above it where there is none. */
  at(path: readonly PropertyKey[]): Position;
  /** Line and column of a key of the map at a path. */
  atKey(path: readonly PropertyKey[], key: string): Position;
  /** Whether the map at a path is written in braces, on one line. */
  inBraces(path: readonly PropertyKey[]): boolean;
}

export interface Position {
  line: number;
  column: number;
}

/** Reads a file below `root` as plain YAML 1.2: no anchors, tags, merge keys, second documents or links out of the folder. */
export function readYaml(root: string, file: string): Yaml | { faults: Fault[] } {
  const text = readText(root, file);
  if (typeof text !== 'string') return { faults: [text] };
  return parseYaml(text, file);
}

/** The same for text that is at hand. `file` is only named in faults. */
export function parseYaml(text: string, file: string): Yaml | { faults: Fault[] } {
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = deeperThan(MAX_DEPTH, tokens);
  if (deep) {
    const hint = `Nest at most ${MAX_DEPTH} levels.`;
    return { faults: [faultAt(file, place(deep.offset), '', 'This is nested too deeply', hint)] };
  }
  const [document, second] = [...new Composer({ ...STRICTLY }).compose(tokens)];
  if (!document?.contents) {
    return { faults: [fileFault(file, 'This file is empty', 'Copy indicators/_template to begin with.')] };
  }
  if (second) {
    const hint = 'Keep one document a file: remove the line "---".';
    return { faults: [faultAt(file, place(second.range[0]), '', 'A second document begins here', hint)] };
  }
  const broken = [...document.errors, ...document.warnings];
  const faults = broken.length ? broken.map((error) => plainly(error, file, place)) : tricks(document, file, place);
  return faults.length ? { faults: faults.slice(0, MAX_FAULTS) } : yamlOf(document, file, place);
}

const STRICTLY = {
  prettyErrors: false,
  schema: 'core',
  merge: false,
  uniqueKeys: true,
  stringKeys: true,
  strict: true,
} as const;

/**
 * The first part that lies deeper, or null. Asked of the tokens, without recursion: to compose a file of 100,000
 * braces uses up the stack, and where that happens inside a regular expression V8 ends the whole process.
 */
function deeperThan(limit: number, tokens: readonly CST.Token[]): CST.Token | null {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > limit) return token;
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth: 0 });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items as CST.CollectionItem[]) {
      if (key) waiting.push({ token: key, depth: depth + 1 });
      if (value) waiting.push({ token: value, depth: depth + 1 });
    }
  }
  return null;
}

/** The text of a plain UTF-8 file below `root`, or why it may not be read. */
export function readText(root: string, file: string, most = MAX_BYTES): string | Fault {
  const path = join(root, file);
  const real = realPath(path);
  if (!real) return fileFault(file, 'This file cannot be found', 'Check its name and whether a link leads nowhere.');
  const inside = relative(realpathSync(root), real);
  if (inside.startsWith(`..${sep}`) || inside === '..') {
    return fileFault(file, 'This is a link to a file outside the folder', 'Put the file itself here.');
  }
  // Asked before opening: a pipe would keep the server waiting for ever.
  if (!statSync(real).isFile()) return fileFault(file, 'This is not a plain file', 'Put a plain text file here.');
  const handle = openSync(real, 'r');
  try {
    const size = fstatSync(handle).size;
    if (size > most)
      return fileFault(file, `This file has ${size} bytes; ${most} are allowed`, 'Shorten it or split it.');
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(handle));
  } catch (error) {
    if (error instanceof TypeError) return fileFault(file, 'This file is not UTF-8 text', 'Save it as UTF-8.');
    throw error;
  } finally {
    closeSync(handle);
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** What YAML allows and we do not: each is a way to make a small file grow, or to mean something else than it says. */
function tricks(document: Document.Parsed, file: string, place: (offset: number) => Position): Fault[] {
  const faults: Fault[] = [];
  const say = (offset: number, message: string, hint: string) =>
    faults.push(faultAt(file, place(offset), '', message, hint));
  const { directives } = document;
  if (directives.yaml.explicit || Object.keys(directives.tags).length > 1)
    say(0, 'Lines that begin with % are not read here', 'Remove the directive.');
  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node))
        say(
          offset,
          `"*${node.source}" repeats another part of the file`,
          'Write it out: anchors and aliases are not read here.',
        );
      else if (node.anchor)
        say(offset, `"&${node.anchor}" is an anchor`, 'Remove it: anchors and aliases are not read here.');
      else if (node.tag) say(offset, `"${node.tag}" is a tag`, 'Remove it: tags are not read here.');
    },
    Pair(_key, pair) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      if (FORBIDDEN_KEYS.has(name))
        say(isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, `"${name}" cannot be a key`, 'Choose another word.');
    },
  });
  return faults;
}

function yamlOf(document: Document.Parsed, file: string, place: (offset: number) => Position): Yaml {
  const nodeAt = (path: readonly PropertyKey[]): ParsedNode => {
    let node = document.contents as ParsedNode;
    for (const key of path) {
      const next = below(node, key);
      if (!next) break;
      node = next;
    }
    return node;
  };
  return {
    file,
    value: document.toJS({ maxAliasCount: 0 }),
    at: (path) => place(nodeAt(path).range[0]),
    atKey: (path, key) => {
      const node = nodeAt(path);
      return place(pairOf(node, key)?.key.range[0] ?? node.range[0]);
    },
    inBraces: (path) => {
      const node = nodeAt(path);
      return isMap(node) && node.flow === true;
    },
  };
}

function pairOf(node: ParsedNode, key: PropertyKey): Pair<ParsedNode, ParsedNode | null> | undefined {
  return isMap<ParsedNode, ParsedNode | null>(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    : undefined;
}

function below(node: ParsedNode, key: PropertyKey): ParsedNode | null | undefined {
  if (isSeq<ParsedNode>(node)) return node.items[Number(key)];
  const pair = pairOf(node, key);
  return pair?.value ?? pair?.key;
}

const PLAIN: Partial<Record<YAMLError['code'], [string, string]>> = {
  DUPLICATE_KEY: ['This key is there twice', 'Keep one of the two.'],
  TAB_AS_INDENT: ['This line is indented with a tab', 'Use spaces.'],
  NON_STRING_KEY: ['This key is not text', 'Use a plain word as the key.'],
  BAD_ALIAS: ['This repeats another part of the file', 'Write it out: anchors and aliases are not read here.'],
  TAG_RESOLVE_FAILED: ['This is a tag', 'Remove it: tags are not read here.'],
};

function plainly(error: YAMLError, file: string, place: (offset: number) => Position): Fault {
  const [message, hint] = PLAIN[error.code] ?? [
    `This is not YAML: ${error.message}`,
    'Look at the indentation, and put text that holds ": ", " #" or a leading quote into quotes.',
  ];
  return faultAt(file, place(error.pos[0]), '', message, hint);
}

function faultAt(file: string, position: Position, path: string, message: string, hint: string): Fault {
  return { file, ...position, path, message, hint };
}

/** A fault at a path of a file that was read. */
export function faultIn(yaml: Yaml, path: readonly PropertyKey[], message: string, hint: string): Fault {
  return faultAt(yaml.file, yaml.at(path), pathText(path), message, hint);
}
