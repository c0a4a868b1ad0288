import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ImportSettings } from '../../server/domain/import/settings.ts';
import type { Import } from '../../server/domain/import/import.ts';
import { api, ROOT } from './product.ts';

/** Opens the page of imports and hands it a file as an analyst does: with the keys alone. Gives the import's id. */
export async function sendFile(page: Page, file: string): Promise<string> {
  await page.goto('/review');
  await page.locator('h1').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.locator('input[type=file]:focus:enabled').waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(file);
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Presses what leads on, once it is called so. */
export async function nextStep(page: Page, words: RegExp): Promise<void> {
  await page.locator('#import-next', { hasText: words }).waitFor({ timeout: 90_000 });
  await page.keyboard.press('Control+Enter');
}

/** Waits for the last step. */
export const isDone = (page: Page): Promise<void> =>
  page.locator('li[aria-current=step]', { hasText: 'Done' }).waitFor({ timeout: 110_000 });

/** Tabs to what a selector finds, as a hand without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await page.evaluate((text) => document.activeElement?.matches(text) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by Tab to ${selector}`);
}

/** Brings a file in by the API, where the journey is about what comes after; gives the import as it stands at its end. */
export async function bringIn(
  address: string,
  file: { name: string; text: string },
  settings: Partial<ImportSettings> = {},
): Promise<Import> {
  const log = api(address);
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const sent = await fetch(`${address}/api/imports?file=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file.text,
  });
  const looked = (await sent.json()) as Import;
  const until = async (...states: Import['state'][]) => {
    for (let n = 0; n < 600; n++) {
      const now = await log.read<Import>(`/api/imports/${looked.id}`);
      if (states.includes(now.state)) return now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${file.name} does not get on`);
  };
  const wanted = { ...looked.settings, acceptValid: true, ...settings };
  await log.send('PUT', `/api/imports/${looked.id}/settings`, wanted);
  await log.send('POST', `/api/imports/${looked.id}/check`, {}, key());
  const checked = await until('checked', 'failed');
  if (checked.state === 'failed') throw new Error(`${file.name}: ${checked.problem?.detail}`);
  await log.send('POST', `/api/imports/${looked.id}/commit`, {}, key());
  return until('done', 'failed');
}

const [HEAD = '', ROW = ''] = readFileSync(path.join(ROOT, 'server/importers/ucdp-ged/sample.csv'), 'utf8').split('\n');

/** What differs between made-up fights of UCDP GED. */
export interface Fight {
  id: number;
  day: string;
  /** The side that the government fights. */
  group?: string;
  /** Soldiers killed. */
  killed?: number;
}

/** A table as UCDP publishes it, of made-up fights in Bannu. */
export function gedTable(fights: readonly Fight[]): string {
  const lines = fights.map(({ id, day, group = 'TTP', killed = 2 }) =>
    ROW.replace('900001', String(id))
      .replace(',356,TTP,', `,356,${group},`)
      .replaceAll('2021-03-04', day)
      .replace(',2,3,0,0,5,6,4,', `,${killed},0,0,0,${killed},${killed},${killed},`)
      .replace(/^(\d+),PAK-2021-1-857-1,2021,/, `$1,PAK-${id},${day.slice(0, 4)},`),
  );
  return [HEAD, ...lines, ''].join('\n');
}

/** A fight a month from 2021 to 2025: before the article few soldiers die in each, after it as many as is said. */
export function yearsOfFights(after: number, group = 'TTP', first = 910_000): Fight[] {
  return Array.from({ length: 120 }, (_, n): Fight => {
    const [year, month] = [2021 + Math.floor(n / 24), 1 + (Math.floor(n / 2) % 12)];
    const day = `${year}-${String(month).padStart(2, '0')}-${n % 2 ? '19' : '05'}`;
    return { id: first + n, day, group, killed: year < 2023 ? 2 : after };
  });
}
