import { describe, expect, it } from 'vitest';
import { testLog, testServer } from '../testing/request.ts';

const ask = testServer(await testLog());
const PATH = '/api/forecasts/test/definitions';

describe("the rules of a forecast's indicators", () => {
  it('come in one answer, as their files have them', async () => {
    const answer = await ask('GET', PATH);
    const { forecast, indicators } = (await answer.json()) as {
      forecast: string;
      indicators: { id: string; definition: { title: string; counts: unknown } }[];
    };
    expect(forecast).toBe('test');
    expect(indicators.length).toBeGreaterThan(1);
    for (const { definition } of indicators) expect(definition).toMatchObject({ title: expect.any(String) as string });
  });

  it('are not sent again to whoever has them', async () => {
    const tag = (await ask('GET', PATH)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{24}"$/);
    const again = await ask('GET', PATH, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('of a forecast that nobody has are refused', async () =>
    expect((await ask('GET', '/api/forecasts/nowhere/definitions')).status).toBe(404));
});
