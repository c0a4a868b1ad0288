import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { refusalNotes } from '../actions/audit/note-refusal.ts';
import { stillOpen } from '../actions/account/who-asks.ts';
import { NO_BACKUPS, type BackupPlace } from '../actions/backups/backup-place.ts';
import type { Ctx } from '../actions/ctx.ts';
import { NO_SENDING, type Sending } from '../actions/deliveries/sending.ts';
import { isKeepable } from '../domain/event/hidden-marks.ts';
import { PAGE_NAME } from '../domain/live.ts';
import { Problem } from '../domain/problem.ts';
import type { Hub } from '../live/hub.ts';
import { watchStreams } from '../live/watch.ts';
import { identify, VISITOR } from './admitting.ts';
import { asProblem, problemResponse } from './problem-response.ts';
import { bodyGuard } from './body-guard.ts';
import { securityHeaders } from './headers.ts';
import { missed, type Address } from './not-found.ts';
import { packed } from './packed.ts';
import { sameSite } from './origin.ts';
import { requestLog, routeOf, type Log } from './request-log.ts';
import { router, type Env } from './router.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { auditRoutes } from './routes/audit.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { backupRoutes } from './routes/backups.ts';
import { chartRoutes } from './routes/charts.ts';
import { connectorRoutes } from './routes/connectors.ts';
import { dataRoutes } from './routes/data.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { digestRoutes, oneClickRoutes } from './routes/digest.ts';
import { draftRoutes } from './routes/drafts.ts';
import { embedRefusal, embedRoutes, isEmbed } from './routes/embed.ts';
import { eventListRoutes } from './routes/event-lists.ts';
import { eventRoutes } from './routes/events.ts';
import { feedRoutes } from './routes/feed.ts';
import { forecastRoutes } from './routes/forecasts.ts';
import { healthRoutes, type Ready } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/imports.ts';
import { installationRoutes } from './routes/installation.ts';
import { keyRoutes } from './routes/keys.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { metrics } from './metrics.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { mappingRoutes } from './routes/mappings.ts';
import { liveRoutes } from './routes/live.ts';
import { meRoutes } from './routes/me.ts';
import { nameRoutes } from './routes/names.ts';
import { nilReturnRoutes } from './routes/nil-returns.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { peopleRoutes } from './routes/people.ts';
import { publisherRoutes } from './routes/publishers.ts';
import { placeRoutes } from './routes/places.ts';
import { reportDeskRoutes } from './routes/report-desk.ts';
import { reportRoutes } from './routes/reports.ts';
import { reviewRoutes } from './routes/review.ts';
import { sharedRoutes } from './routes/shared.ts';
import { sharedChartRoutes } from './routes/shared-charts.ts';
import { seriesRoutes } from './routes/series.ts';
import { shareRoutes } from './routes/shares.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { viewRoutes } from './routes/views.ts';
import { vintageRoutes } from './routes/vintages.ts';
import { twinRoutes } from './routes/twins.ts';
import { textRoutes } from './routes/texts.ts';
import { pages } from './static.ts';

export interface AppOptions {
  /** What every request acts with, but for its own Idempotency-Key. */
  ctx: Ctx;
  ready: Ready;
  stopping: () => boolean;
  log: Log;
  publicOrigin: string | undefined;
  /** Tells the open pages what changes. */
  live: Hub;
  /** With this bearer token /metrics may be read from other machines too. */
  metricsToken?: string | undefined;
  /** Folder of the built pages. */
  web: string;
  /** Publishers that settings switch on; none without. */
  connecting?: Parameters<typeof connectorRoutes>[0];
  /** How reports leave; by webhook alone without. */
  sending?: Sending;
  /** Whether whoever sits at this machine may work while nobody has an account; not behind a proxy, where everybody seems to. */
  localDesk?: boolean;
  /** Where backups are kept; nowhere without. */
  backups?: BackupPlace;
}

/** The whole server on one screen: guards, then routes, then pages, then "nothing here". */
export function createApp(options: AppOptions): OpenAPIHono<Env> {
  const {
    ctx,
    ready,
    stopping,
    log,
    publicOrigin,
    live,
    web,
    connecting = { connectors: [] },
    sending = NO_SENDING,
    backups = NO_BACKUPS,
    localDesk = true,
    metricsToken,
  } = options;
  const secure = publicOrigin?.startsWith('https://') ?? false;
  const app = router();
  const who = identify(ctx, { secure, localDesk });
  const visiting: Ctx = { ...ctx, actor: VISITOR };
  const measured = metrics();
  const noteRefusal = refusalNotes();
  app.onError(async (error, c) => {
    if (asProblem(error).code === 'not-allowed')
      await noteRefusal(c.get('ctx'), { method: c.req.method, route: routeOf(c) }).catch((failed: unknown) =>
        log('error', { request: c.get('requestId'), failure: trace(failed) }),
      );
    if (asProblem(error).code === 'unexpected') log('error', { request: c.get('requestId'), failure: trace(error) });
    return isEmbed(c) ? embedRefusal(c, asProblem(error)) : problemResponse(c, error);
  });
  app.use('*', async (c, next) => {
    c.set('requestId', ctx.newId());
    c.set('identify', who);
    c.set('ctx', visiting);
    if (stopping()) c.header('connection', 'close');
    await next();
    c.res.headers.set('x-request-id', c.get('requestId'));
  });
  app.use(
    '*',
    requestLog(log),
    measured.each,
    securityHeaders(publicOrigin?.startsWith('https://') ?? false),
    sameSite(publicOrigin),
    bodyGuard(),
  );
  // Readings and scripts are long texts. Single events keep their strong tags, which a change must name.
  for (const path of [
    '/api/forecasts/*',
    '/api/shared/*',
    '/api/places',
    '/api/vocabulary',
    '/api/events/map',
    '/api/reports/preview',
    '/api/reports/:id/frozen',
    '/api/reports/:id/versions',
    '/assets/*',
    '/openapi.json',
  ])
    app.use(path, compress(), packed());
  // Lists carry no tag that a change must name; what is sent to the same address is answered with one.
  for (const path of ['/api/events', '/api/review', '/api/twins', '/api/data', '/api/publishers'])
    app.get(path, compress(), packed());
  app.use('/api/*', async (c, next) => {
    if (stopping()) throw new Problem('stopping');
    const page = pageIn(c.req.header('x-signposts-page'));
    c.set('ctx', { ...visiting, key: keyIn(c.req.header('idempotency-key')), page });
    if (!Object.values(c.req.queries()).flat().every(isKeepable))
      throw new Problem('not-storable', 'The address holds characters that cannot be stored');
    await next();
  });

  const rooms = [
    healthRoutes(ready),
    metricsRoutes(ctx, measured, { token: metricsToken, publicOrigin }),
    forecastRoutes,
    indicatorRoutes,
    reportRoutes,
    reportDeskRoutes(publicOrigin),
    eventListRoutes,
    placeRoutes,
    bulkRoutes,
    viewRoutes,
    draftRoutes,
    twinRoutes,
    reviewRoutes,
    eventRoutes,
    textRoutes,
    publisherRoutes,
    historyRoutes,
    attachmentRoutes,
    dataRoutes,
    importRoutes,
    connectorRoutes(connecting),
    deliveryRoutes(sending),
    digestRoutes(sending),
    oneClickRoutes(visiting),
    feedRoutes(publicOrigin),
    auditRoutes,
    backupRoutes(backups),
    mappingRoutes,
    vintageRoutes,
    nameRoutes,
    seriesRoutes,
    definitionRoutes,
    overrideRoutes,
    nilReturnRoutes,
    liveRoutes(
      live,
      watchStreams((asked) => stillOpen(ctx, asked)),
    ),
    shareRoutes(publicOrigin),
    sharedRoutes,
    sharedChartRoutes,
    embedRoutes(visiting),
    chartRoutes,
    installationRoutes,
    keyRoutes,
    signInRoutes(secure),
    meRoutes(secure),
    peopleRoutes,
  ];
  for (const room of rooms) app.route('/', room);
  // Written once: it takes a tenth of a second, which a few impatient clients would make the whole server's time.
  let description: string | undefined;
  app.get('/openapi.json', (c) => {
    description ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Signposts',
          version: '0.1.0',
          description: 'Did the forecast come true, and how do we know? See docs/api.md.',
        },
      }),
    );
    return c.body(description, 200, { 'content-type': 'application/json' });
  });
  const addresses = addressesOf(app);
  app.route('/', pages(web) as never);
  app.notFound((c) => problemResponse(c, missed(addresses, c.req.method, c.req.path)));
  return app;
}

function addressesOf(app: OpenAPIHono<Env>): Address[] {
  const routes = app.openAPIRegistry.definitions.flatMap((each) =>
    each.type === 'route' ? [{ path: each.route.path, method: each.route.method }] : [],
  );
  return [...routes, { path: '/openapi.json', method: 'get' }];
}

function keyIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[\w.:-]{1,100}$/.test(header)) return header;
  throw new Problem('key-wrong');
}

/** A name that is none is left out: the change is then told to everybody. */
function pageIn(header: string | undefined): string | undefined {
  return header !== undefined && PAGE_NAME.test(header) ? header : undefined;
}

/** Where it happened, without the message: that can hold an analyst's words. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.name}${code} ${(error.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ')}`;
}
