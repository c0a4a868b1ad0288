import type { testServer } from './request.ts';

/** What making a link answers, as far as tests ask. */
export interface Made {
  token: string;
  origin: string | null;
  share: { id: string; expiresAt: string };
}

/** Makes links to the small forecast over HTTP, for a week and live unless `change` says otherwise. */
export const linksBy =
  (ask: ReturnType<typeof testServer>) =>
  async (change: Record<string, unknown> = {}): Promise<Made> => {
    const body = { kind: 'live', forecast: 'test', days: 7, ...change };
    return (await (await ask('POST', '/api/shares', { body })).json()) as Made;
  };

/** Reads an address as text. */
export const readsBy = (ask: ReturnType<typeof testServer>) => async (address: string) => {
  const answer = await ask('GET', address);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

/** Every address of readings that a link has, for one indicator. */
export const addressesOf = (token: string): string[] => [
  `/api/shared/${token}`,
  ...[
    'overview',
    'reading',
    'indicators/attacks',
    'indicators/districts',
    'indicators/attacks/feeds',
    'indicators/attacks/claims',
    'indicators/attacks/places',
    'indicators/attacks/versions/current',
    'indicators/attacks/chart.svg',
    'indicators/attacks/chart.csv',
    'indicators/attacks/chart.json?grain=month',
  ].map((rest) => `/api/shared/${token}/${rest}`),
];
