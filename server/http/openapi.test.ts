import { describe, expect, it } from 'vitest';
import { DataStatus, EventOut, EventPage } from '../domain/wire.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';
import { ForecastOverviewOut } from './overview-schema.ts';
import { ForecastReadingOut, IndicatorPageOut } from './reading-schema.ts';

const log = await testLog();
const ask = testServer(log);
const asJson = async <T>(answer: Response) => (await answer.json()) as T;

describe('the API document', () => {
  it('lists every address of the contract, with its refusals', async () => {
    const document = await asJson<{
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    }>(await ask('GET', '/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    const addresses = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(addresses.sort()).toEqual(CONTRACT.sort());
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!path.startsWith('/api/')) continue;
      for (const [method, { responses }] of Object.entries(methods)) {
        expect(Object.keys(responses), `${method} ${path}`).toEqual(expect.arrayContaining(['500', '503']));
        if (method !== 'get')
          expect(Object.keys(responses), `${method} ${path}`).toEqual(
            expect.arrayContaining(['403', '413', '415', '422']),
          );
      }
    }
  });
});

describe('answers', () => {
  it('are what the document declares', async () => {
    const logged = await ask('POST', '/api/events', { body: aBomb() });
    EventOut.parse(await logged.json());
    EventPage.parse(await asJson(await ask('GET', '/api/events')));
    DataStatus.parse(await asJson(await ask('GET', '/api/data')));
    ForecastReadingOut.parse(await asJson(await ask('GET', '/api/forecasts/test/reading')));
    ForecastOverviewOut.parse(await asJson(await ask('GET', '/api/forecasts/test/overview')));
    IndicatorPageOut.parse(await asJson(await ask('GET', '/api/forecasts/test/indicators/deaths')));
  });
});

describe('references in the document', () => {
  it('all lead somewhere', async () => {
    const document = await asJson<{ components: { schemas: Record<string, unknown> } }>(
      await ask('GET', '/openapi.json'),
    );
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      (found) => found[1] ?? '',
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(document.components.schemas).toHaveProperty(name);
  });
});

const CONTRACT = [
  'DELETE /api/keys/{id}',
  'GET /api/audit',
  'GET /api/audit/export',
  'GET /api/audit/verified',
  'GET /api/backups',
  'GET /api/backups/{name}',
  'GET /api/installation',
  'GET /api/keys',
  'GET /metrics',
  'POST /api/backups',
  'POST /api/installation/sign-everyone-out',
  'POST /api/keys',
  'PUT /api/installation/mode',
  'POST /api/sign-in',
  'POST /api/sign-in/code',
  'POST /api/sign-out',
  'POST /api/one-time-links/look',
  'POST /api/one-time-links/use',
  'GET /api/me',
  'POST /api/me/password',
  'POST /api/me/second-factor',
  'POST /api/me/second-factor/confirm',
  'POST /api/me/second-factor/remove',
  'POST /api/me/recovery-codes',
  'GET /api/me/sessions',
  'DELETE /api/me/sessions/{id}',
  'POST /api/me/sessions/end-others',
  'GET /api/people',
  'GET /api/people/names',
  'POST /api/people/invite',
  'PUT /api/people/{id}/roles',
  'POST /api/people/{id}/disable',
  'POST /api/people/{id}/enable',
  'POST /api/people/{id}/reset-link',
  'POST /api/people/{id}/sign-out',
  'PUT /api/people/{id}/second-factor',
  'PUT /api/people/second-factor',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/chart.csv',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/chart.json',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/chart.png',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/chart.svg',
  'GET /api/series',
  'POST /api/series',
  'POST /api/series/look',
  'POST /api/series/check',
  'POST /api/series/vintages/{id}/undo',
  'GET /api/series/{feed}/published',
  'GET /api/shares',
  'POST /api/shares',
  'POST /api/shares/{id}/revoke',
  'GET /api/shared/{token}',
  'GET /api/shared/{token}/overview',
  'GET /api/shared/{token}/reading',
  'GET /api/shared/{token}/indicators/{indicator}',
  'GET /api/shared/{token}/indicators/{indicator}/feeds',
  'GET /api/shared/{token}/indicators/{indicator}/claims',
  'GET /api/shared/{token}/indicators/{indicator}/places',
  'GET /api/shared/{token}/indicators/{indicator}/versions/{version}',
  'GET /api/shared/{token}/indicators/{indicator}/chart.csv',
  'GET /api/shared/{token}/indicators/{indicator}/chart.json',
  'GET /api/shared/{token}/indicators/{indicator}/chart.png',
  'GET /api/shared/{token}/indicators/{indicator}/chart.svg',
  'GET /api/shared/{token}/vocabulary',
  'GET /api/shared/{token}/live',
  'GET /api/shared/{token}/events',
  'GET /api/shared/{token}/events/{id}',
  'GET /embed/{token}',
  'GET /api/live',
  'GET /api/forecasts/{forecast}/declared',
  'GET /api/forecasts/{forecast}/definitions',
  'DELETE /api/drafts/{id}',
  'GET /api/drafts',
  'GET /api/drafts/{id}',
  'PUT /api/drafts/{id}',
  'DELETE /api/events/{id}/overrides/{forecast}/{indicator}',
  'GET /api/events/{id}/overrides',
  'PUT /api/events/{id}/overrides/{forecast}/{indicator}',
  'DELETE /api/nil-returns/{id}',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/nil-returns',
  'POST /api/forecasts/{forecast}/indicators/{indicator}/nil-returns',
  'GET /api/review',
  'GET /api/review/policy',
  'PUT /api/review/policy',
  'GET /api/review/{event}',
  'POST /api/review/{event}/decide',
  'POST /api/review/{event}/reopen',
  'POST /api/events/review-reasons',
  'GET /api/events/{id}/comments',
  'POST /api/events/{id}/comments',
  'POST /api/events/like',
  'POST /api/events/{id}/sources',
  'GET /api/events/{id}/merge/{other}',
  'POST /api/events/{id}/merge',
  'GET /api/events/{id}/links',
  'POST /api/links',
  'DELETE /api/links/{id}',
  'GET /api/twins',
  'GET /healthz',
  'GET /readyz',
  'GET /api/forecasts',
  'GET /api/forecasts/{forecast}/reading',
  'GET /api/forecasts/{forecast}/overview',
  'GET /api/forecasts/{forecast}/indicators/{indicator}',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/feeds',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/claims',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/places',
  'GET /api/forecasts/{forecast}/indicators/{indicator}/versions/{version}',
  'GET /api/forecasts/{forecast}/report',
  'GET /api/reports',
  'POST /api/reports',
  'POST /api/reports/preview',
  'POST /api/reports/file',
  'GET /api/reports/{id}',
  'PUT /api/reports/{id}',
  'DELETE /api/reports/{id}',
  'GET /api/reports/{id}/versions',
  'GET /api/reports/{id}/frozen',
  'GET /api/reports/{id}/file',
  'POST /api/reports/{id}/ask',
  'POST /api/reports/{id}/sign',
  'GET /api/vocabulary',
  'GET /api/events',
  'GET /api/events.csv',
  'GET /api/events.json',
  'GET /api/events/months',
  'POST /api/events/bulk',
  'POST /api/events/bulk/preview',
  'GET /api/views',
  'POST /api/views',
  'PUT /api/views/{id}',
  'DELETE /api/views/{id}',
  'POST /api/events',
  'POST /api/events/preview',
  'POST /api/events/read-text',
  'GET /api/events/{id}',
  'PUT /api/events/{id}',
  'POST /api/events/{id}/retract',
  'GET /api/events/{id}/revisions',
  'GET /api/events/{id}/revisions/{version}',
  'GET /api/events/{id}/tolls',
  'POST /api/events/{id}/restore',
  'POST /api/batches/{id}/undo',
  'GET /api/names',
  'POST /api/names',
  'DELETE /api/names/{id}',
  'GET /api/vintages',
  'GET /api/vintages/{id}',
  'POST /api/vintages/{id}/undo',
  'GET /api/events/{id}/dataset',
  'POST /api/events/{id}/dataset/take',
  'POST /api/events/{id}/dataset/keep',
  'GET /api/events/{id}/attachments',
  'POST /api/events/{id}/attachments',
  'GET /api/attachments/{id}',
  'DELETE /api/attachments/{id}',
  'POST /api/attachments/{id}/restore',
  'GET /api/events/{id}/counts-toward',
  'GET /api/data',
  'POST /api/data/sample',
  'DELETE /api/data/sample/{name}',
  'POST /api/data/coverage',
  'DELETE /api/data/coverage/{id}',
  'POST /api/data/coverage/{id}/confirm',
  'PUT /api/feeds/{id}',
  'GET /api/deliveries',
  'GET /api/deliveries/failed',
  'GET /api/deliveries/runs',
  'GET /api/deliveries/{id}',
  'POST /api/deliveries/{id}/acknowledge',
  'POST /api/deliveries/{id}/again',
  'POST /api/deliveries/schedules',
  'PUT /api/deliveries/schedules/{id}',
  'DELETE /api/deliveries/schedules/{id}',
  'POST /api/deliveries/schedules/{id}/secret',
  'POST /api/deliveries/schedules/{id}/test',
  'POST /api/digest',
  'POST /api/digest/leave',
  'POST /unsubscribe/{token}',
  'DELETE /api/digest/{id}',
  'GET /api/forecasts/{forecast}/changes.atom',
  'GET /api/shared/{token}/changes.atom',
  'GET /api/connectors',
  'POST /api/connectors/{feed}/run',
  'GET /api/imports',
  'POST /api/imports',
  'GET /api/imports/{id}',
  'PUT /api/imports/{id}/settings',
  'POST /api/imports/{id}/check',
  'POST /api/imports/{id}/commit',
  'POST /api/imports/{id}/give-up',
  'GET /api/imports/{id}/refused.csv',
  'GET /api/imports/{id}/mapping',
  'POST /api/imports/{id}/example',
  'POST /api/imports/{id}/values',
  'GET /api/mappings',
  'POST /api/mappings',
  'DELETE /api/mappings/{id}',
  'GET /api/definitions',
  'POST /api/definitions/reload',
  'GET /api/places',
  'GET /api/publishers',
  'GET /api/events/map',
];
