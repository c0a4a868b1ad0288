import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { linkKey } from '../../domain/desk/link-key.ts';
import { testDatabase } from '../../testing/database.ts';
import { client } from '../connect.ts';
import { openStore } from '../open.ts';

const { options } = await testDatabase();
const migrations = path.resolve(import.meta.dirname, '../../../drizzle');
const store = await openStore({ connection: { ...options }, poolSize: 4, migrations });
const sql = client({ ...options }, 1, {});
afterAll(async () => {
  await sql.end();
  await store.close();
});

describe('the key of a link', () => {
  it.each([
    'https://www.Paper.example/News/1/',
    'http://m.paper.example/1?id=7&utm_source=a&fbclid=b#top',
    'HTTP://amp.paper.example/1?utm_medium=x&b=2',
    'https://paper.example',
    'https://paper.example/?gclid=1&utm_x=2',
    'https://paper.example/a?utm_source=a&utm_medium=b&c=3&',
    'https://paper.example/é/#ü',
    'ftp://paper.example/1',
    `https://paper.example/${'\u4e00'.repeat(1900)}`,
    '',
  ])('is the same here and in the database: %j', async (url) => {
    const [row] = await sql`select link_key(${url}) as key`;
    expect(row?.['key']).toBe(linkKey(url));
  });
});
