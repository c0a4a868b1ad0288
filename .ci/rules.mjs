// Rules of the house that need no view of other files.
import ts from 'typescript';

const inDomain = (room) => room?.startsWith('domain') ?? false;
const inProduct = (room) => room !== 'testing' && room !== 'tool';
const text = (node, source) => node.getText(source);
const calls = (node, source, name) => ts.isPropertyAccessExpression(node) && text(node, source) === name;

/** What no file may hold: the rooms it counts for, and how to tell it from a node of the syntax tree. */
export const RULES = [
  {
    what: 'asks for the time',
    fix: 'Let the caller pass the date in.',
    rooms: inDomain,
    hit: (node, source) =>
      calls(node, source, 'Date.now') ||
      (ts.isNewExpression(node) && text(node.expression, source) === 'Date' && !node.arguments?.length),
  },
  {
    what: 'uses chance',
    fix: 'Let the caller pass a random source in.',
    rooms: inDomain,
    hit: (node, source) => calls(node, source, 'Math.random'),
  },
  {
    what: 'uses process',
    fix: 'Let the caller pass in what it needs.',
    rooms: inDomain,
    hit: (node, source) => ts.isPropertyAccessExpression(node) && text(node.expression, source) === 'process',
  },
  {
    what: 'reads process.env',
    fix: 'Add the setting to server/config.ts and take it from there.',
    rooms: (room) => inProduct(room) && room !== 'config',
    // The doors hand the environment to the one reader.
    hit: (node, source) =>
      calls(node, source, 'process.env') &&
      !(ts.isCallExpression(node.parent) && text(node.parent.expression, source) === 'readConfig'),
  },
  {
    what: 'uses any',
    fix: 'Name the type, or use unknown and check it.',
    rooms: () => true,
    hit: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    what: 'exports a default',
    fix: 'Export it by its name.',
    rooms: (room) => room !== 'tool',
    hit: (node) =>
      ts.isExportAssignment(node) || node.modifiers?.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword),
  },
  {
    what: 'leaves tests out',
    fix: 'Remove .only or .skip; use .runIf or .skipIf with the reason.',
    rooms: (room) => room === 'testing',
    hit: (node, source) =>
      ts.isPropertyAccessExpression(node) &&
      /^(only|skip|todo)$/.test(node.name.text) &&
      /^(it|test|describe)\b/.test(text(node.expression, source)),
  },
];
