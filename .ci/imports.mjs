// Checks what the compiler cannot: which way imports go, that the domain stays pure, and a few rules of the house.
// Usage: node .ci/imports.mjs [folder]; prints one line for each fault: file:line  what  what to do.
import * as fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRefusal, refusal, roomOf } from './rooms.mjs';
import { RULES } from './rules.mjs';

const LONGEST = 300;
const SKIPPED = new Set(['node_modules', 'dist']);

/** All faults below `root`: server/ and web/src/. */
export function findFaults(root) {
  const faults = [];
  const graph = new Map();
  for (const file of ['server', 'web/src'].flatMap((folder) => list(root, folder))) {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const fault = (line, what, fix) => faults.push({ file, line, what, fix });
    checkText(file, text, fault);
    if (file.endsWith('.mjs')) continue;
    if (roomOf(file) === undefined)
      fault(1, 'is in no room of the house', 'Move it into one, or name it in .ci/rooms.mjs.');
    graph.set(file, checkCode(root, file, text, fault));
  }
  for (const circle of findCircles(graph)) {
    faults.push({
      file: circle[0],
      line: 1,
      what: `imports go in a circle: ${[...circle, circle[0]].join(' → ')}`,
      fix: 'Move what both need into a file of its own.',
    });
  }
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function list(root, folder) {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : list(root, place);
    return /\.(ts|mjs|svelte)$/.test(entry.name) ? [place] : [];
  });
}

function checkText(file, text, fault) {
  const lines = text.split('\n');
  const test = file.endsWith('.test.ts');
  if (lines.length - 1 > LONGEST && !test && !/^(\/\/|\/\*+|<!--) generated/i.test(text)) {
    fault(LONGEST + 1, `has ${lines.length - 1} lines`, `Split it by subject; ${LONGEST} is the most.`);
  }
  lines.forEach((line, index) => {
    const note = /\b(TODO|FIXME)\b/.exec(line);
    if (note) fault(index + 1, `holds a ${note[0]}`, 'Do it now, or write an issue.');
  });
}

/** Checks the code of one file and answers the files it imports. */
function checkCode(root, file, text, fault) {
  const room = roomOf(file);
  const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const imported = new Set();
  const at = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  function visit(node) {
    const link = importOf(node);
    if (link) {
      const { name, typeOnly } = link;
      const target = name.startsWith('.') ? resolve(root, file, name) : undefined;
      if (target && target !== file) imported.add(target);
      const why = target ? refusal(file, target, { typeOnly }) : packageRefusal(room, name);
      if (why) fault(at(node), why, 'See "Which way imports go" in docs/code-map.md.');
    }
    for (const rule of RULES) {
      if (rule.rooms(room, file) && rule.hit(node, source)) fault(at(node), rule.what, rule.fix);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return imported;
}

/** The scripts of a component, everything else blanked so that lines keep their numbers. */
function scriptsOf(text) {
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  let code = '';
  let end = 0;
  for (const found of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = found.index + found[1].length;
    code += blank(text.slice(end, start)) + found[2];
    end = start + found[2].length;
  }
  return code + blank(text.slice(end));
}

function importOf(node) {
  const literal = (specifier) => (specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const name = literal(node.moduleSpecifier);
    return name && { name, typeOnly: onlyTypes(node) };
  }
  if (ts.isImportTypeNode(node)) {
    const name = literal(node.argument.literal);
    return name && { name, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const name = literal(node.arguments[0]);
    return name && { name, typeOnly: false };
  }
  return undefined;
}

function onlyTypes(node) {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((each) => each.isTypeOnly);
}

function resolve(root, file, name) {
  const place = path.posix.join(path.posix.dirname(file), name.replace(/\?.*$/, ''));
  return fs.existsSync(path.join(root, `${place}.ts`)) ? `${place}.ts` : place;
}

/** Each circle once, by the files in it. */
function findCircles(graph) {
  const state = new Map();
  const circles = [];
  const walk = (file, trail) => {
    if (state.get(file) === 'done') return;
    const seen = trail.indexOf(file);
    if (seen >= 0) return void circles.push(trail.slice(seen));
    for (const next of graph.get(file) ?? []) if (graph.has(next)) walk(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) walk(file, []);
  return circles;
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === import.meta.filename) {
  const faults = findFaults(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..')));
  for (const { file, line, what, fix } of faults) console.log(`${file}:${line}  ${what}  ${fix}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
