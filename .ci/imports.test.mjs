// Plants every sort of fault in a small house of its own, and expects each to be named.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { findFaults } from './imports.mjs';

const made = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const SOUND = {
  'server/main.ts': `import { readConfig } from './config.ts';\nimport { open } from './store/open.ts';\nimport { serve } from '@hono/node-server';\nopen(readConfig(process.env)); serve();`,
  'server/config.ts': `import { Problem } from './domain/problem.ts';\nexport const readConfig = (env: unknown) => [env, process.env['PATH'], Problem];`,
  'server/domain/problem.ts': `export class Problem extends Error {}`,
  'server/domain/event/event.ts': `import { z } from 'zod';\nexport const Event = z.object({});\nexport const day = (text: string) => new Date(text);`,
  'server/domain/reading/reading.ts': `import { Event } from '../event/event.ts';\nexport const reading = () => Event;`,
  'server/store/open.ts': `import postgres from 'postgres';\nimport type { Event } from '../domain/event/event.ts';\nexport const open = (event: unknown): typeof Event => postgres(event);`,
  'server/actions/log.ts': `import { open } from '../store/open.ts';\nexport const log = (many: string) => open(many); // any way it goes`,
  'server/http/app.ts': `import { Hono } from 'hono';\nimport type { readConfig } from '../config.ts';\nimport { log } from '../actions/log.ts';\nexport const app = [Hono, log] as unknown as typeof readConfig;`,
  'server/http/app.test.ts': `import { it, expect } from 'vitest';\nimport { open } from '../store/open.ts';\nit.runIf(true)('any', () => expect.any(open));`,
  'server/vite.config.ts': `export default process.env['X'];`,
  'web/src/App.svelte': `<script lang="ts">\n  import type { app } from '../../server/http/app.ts';\n  import App from './App.svelte';\n  let { kind }: { kind: typeof app } = $props();\n</script>\n<p>any default {kind}<App /></p>`,
};

function faultsOf(files) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'house-'));
  made.push(root);
  for (const [file, text] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), `${text}\n`);
  }
  return findFaults(root).map(({ file, line, what }) => `${file}:${line} ${what}`);
}

test('a sound house has no fault', () => {
  assert.deepEqual(faultsOf({}), []);
});

const PLANTED = [
  ['server/http/a.ts', `\nimport { open } from '../store/open.ts';`, '2 http may not look into store'],
  ['server/store/a.ts', `import '../actions/log.ts';`, '1 store may not look into actions'],
  ['server/store/a.ts', `import '../importers/a.ts';`, '1 store may not look into importers'],
  ['server/jobs/a.ts', `export * from '../http/app.ts';`, '1 jobs may not look into http'],
  [
    'server/http/a.ts',
    `import { readConfig } from '../config.ts';`,
    '1 http may import server/config.ts for its types only',
  ],
  ['server/domain/event/a.ts', `import '../reading/reading.ts';`, '1 domain/event may not look into domain/reading'],
  ['server/domain/stats/a.ts', `await import('../event/event.ts');`, '1 domain/stats may not look into domain/event'],
  ['server/domain/a.ts', `type A = import('../store/open.ts').A;`, '1 domain may not look into store'],
  ['server/domain/a.ts', `import { Hono } from 'hono';`, '1 the domain may use zod only, not hono'],
  ['server/domain/a.ts', `import fs from 'node:fs';`, '1 the domain may use zod only, not node:fs'],
  ['server/domain/a.ts', `export const a = Date.now();`, '1 asks for the time'],
  ['server/domain/a.ts', `export const a = new Date();`, '1 asks for the time'],
  ['server/domain/a.ts', `export const a = Math.random();`, '1 uses chance'],
  ['server/domain/a.ts', `export const a = process.argv;`, '1 uses process'],
  ['server/actions/a.ts', `export const a = process.env['A'];`, '1 reads process.env'],
  [
    'server/actions/a.ts',
    `import { sql } from 'drizzle-orm/pg-core';`,
    '1 drizzle-orm/pg-core is for store only, not for actions',
  ],
  ['server/actions/a.ts', `import postgres from 'postgres';`, '1 postgres is for store only, not for actions'],
  [
    'server/actions/a.ts',
    `import { z } from '@hono/zod-openapi';`,
    '1 @hono/zod-openapi is for http only, not for actions',
  ],
  [
    'server/store/a.ts',
    `import { parse } from 'yaml';`,
    '1 yaml is for catalogue and samples and exporters only, not for store',
  ],
  ['server/actions/a.ts', `import { helper } from '../testing/helper.ts';`, '1 actions may not look into testing'],
  ['server/misc/a.ts', `export const a = 1;`, '1 is in no room of the house'],
  ['server/actions/a.ts', `export const a = (b: any) => b;`, '1 uses any'],
  ['server/actions/a.ts', `export default 1;`, '1 exports a default'],
  ['server/actions/a.ts', `export default function a() {}`, '1 exports a default'],
  ['server/actions/a.ts', `\n// TODO later`, '2 holds a TODO'],
  ['server/actions/a.mjs', `// FIXME`, '1 holds a FIXME'],
  ['server/actions/a.ts', '\n'.repeat(300), '301 has 301 lines'],
  ['server/actions/a.test.ts', `it.only('a', () => {});`, '1 leaves tests out'],
  ['server/actions/a.test.ts', `describe.skip('a', () => {});`, '1 leaves tests out'],
  [
    'web/src/a.ts',
    `import { app } from '../../server/http/app.ts';`,
    '1 web may import server/http/app.ts for its types only',
  ],
  ['web/src/a.ts', `import { log } from '../../server/actions/log.ts';`, '1 web may not look into actions'],
  ['web/src/a.ts', `import 'node:fs';`, '1 node:fs does not exist in a browser'],
  ['web/src/a.svelte', `<p>x</p>\n<script lang="ts">\n  let a: any;\n</script>`, '3 uses any'],
];

for (const [file, text, expected] of PLANTED) {
  test(`names it when ${file} holds: ${text.trim().slice(0, 60) || 'too many lines'}`, () => {
    assert.deepEqual(faultsOf({ [file]: text }), [`${file}:${expected}`]);
  });
}

test('names a circle once, with all that are in it', () => {
  const faults = faultsOf({
    'server/store/a.ts': `import type { B } from './b.ts';`,
    'server/store/b.ts': `import { c } from './c.ts';`,
    'server/store/c.ts': `import './a.ts';`,
  });
  const [a, b, c] = ['a', 'b', 'c'].map((name) => `server/store/${name}.ts`);
  assert.deepEqual(faults, [`${a}:1 imports go in a circle: ${a} → ${b} → ${c} → ${a}`]);
});

test('says where and what to do, one line for each fault', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'house-'));
  made.push(root);
  mkdirSync(path.join(root, 'server/store'), { recursive: true });
  writeFileSync(path.join(root, 'server/store/a.ts'), 'export const a: any = 1;\n');
  assert.deepEqual(findFaults(root), [
    { file: 'server/store/a.ts', line: 1, what: 'uses any', fix: 'Name the type, or use unknown and check it.' },
  ]);
});
