import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const routes = path.join(import.meta.dirname, 'routes');

describe('the operations of the API', () => {
  it('are declared in the one way that says who may call them', () => {
    const files = readdirSync(routes).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(30);
    const otherwise = files.filter((name) => readFileSync(path.join(routes, name), 'utf8').includes('createRoute'));
    expect(otherwise).toEqual([]);
  });
});
