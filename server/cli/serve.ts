import path from 'node:path';
import { parseArgs } from 'node:util';
import { serve as listen, type ServerType } from '@hono/node-server';
import type { Ctx } from '../actions/ctx.ts';
import { dataStatus } from '../actions/data/data-status.ts';
import { loadSample } from '../actions/data/load-sample.ts';
import { rematch, syncDefinitions } from '../actions/definitions/rematch.ts';
import { storeDefinitions } from '../actions/definitions/store-definitions.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../domain/account/listening.ts';
import type { Actor } from '../domain/permission.ts';
import { Problem } from '../domain/problem.ts';
import { createApp } from '../http/app.ts';
import type { Log } from '../http/request-log.ts';
import { sweepSpools } from '../http/spool.ts';
import { follow } from '../jobs/follow.ts';
import { startBackups } from '../jobs/backups.ts';
import { startConnectors } from '../jobs/connectors.ts';
import { startDeliveries, tellFailures } from '../jobs/deliveries.ts';
import { startImports } from '../jobs/imports.ts';
import { startNames } from '../jobs/names.ts';
import { startPruning } from '../jobs/prune.ts';
import { openHub } from '../live/hub.ts';
import { backupPlaceFrom } from './backups.ts';
import { beforeListening, sayWelcome } from './first-account.ts';
import { connectingFrom, tellTroubles } from './connecting.ts';
import { logTo } from './log.ts';
import { openLog, root, type Opened } from './open.ts';
import { readiness } from './readiness.ts';
import { sendingFrom } from './sending.ts';
import { stopWith } from './stop.ts';
import { whileWaiting } from './while-waiting.ts';

/** As long as nobody has an account, whoever sits at this machine may do everything; so the server listens on this machine alone. */
const LOCAL_ANALYST: Actor = { id: 'local-analyst', name: 'Local analyst', role: 'admin', via: 'local' };

export const SERVE_HELP = `signposts serve [--data notable|practice|none] [--json]
Starts the server and prints its address. Settings come from the environment; see docs/operate.md.`;

/** Starts the server; the promise ends when it listens. */
export async function serve(config: Config, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, json: { type: 'boolean' } } });
  const log = logTo(config.log);
  let changed = () => {};
  const waiting = whileWaiting(config);
  const opening = openLog(config, LOCAL_ANALYST, { onChange: () => changed(), onWait: waiting.begin });
  const opened = await opening.finally(waiting.end);
  const { ctx } = opened;
  try {
    changed = await useDefinitions(ctx, log);
    await beginWith(ctx, values.data ?? config.data);
    await beforeListening(config, ctx);
    const address = await takeRequests(config, opened, log);
    console.log(values.json ? JSON.stringify({ ready: address }) : `Signposts is ready: ${address}`);
    await sayWelcome(ctx, address);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Brings the definitions in use; gives what to do when their files change. An empty log has nothing to match anew. */
async function useDefinitions(ctx: Ctx, log: Log): Promise<() => void> {
  if (await storeDefinitions({ ctx })) {
    const work = rematch({ ctx });
    if ((await ctx.store.events.size()).events === 0) await work;
    else follow('rematch', work, log);
  }
  return () => follow('definitions', syncDefinitions({ ctx }), log);
}

/** Listens, and gives the address that browsers use. */
async function takeRequests(config: Config, { ctx, close }: Opened, log: Log): Promise<string> {
  let stopping = false;
  const pruning = startPruning(ctx, log);
  const imports = startImports(ctx, log);
  follow('spools', sweepSpools(Date.parse(ctx.now())), log);
  const connecting = connectingFrom(config);
  const connectors = startConnectors(ctx, connecting, log);
  await tellTroubles(ctx, connecting, log);
  const sending = sendingFrom(config);
  const deliveries = startDeliveries(ctx, sending, log);
  await tellFailures(ctx, log);
  const names = startNames(ctx, log);
  const backups = backupPlaceFrom(config);
  const backing = startBackups(ctx, backups, log);
  // Always by way of the database: what other processes and the command line change reaches every page too.
  const live = openHub({ ...config.live, version: async () => (await ctx.store.data.version()).n });
  const heard = ctx.store.listen({ onNews: live.publish, onAgain: live.again });
  const app = createApp({
    ctx,
    ready: readiness(ctx, () => stopping),
    stopping: () => stopping,
    log,
    publicOrigin: config.publicOrigin,
    localDesk: config.publicOrigin === undefined || isLoopback(new URL(config.publicOrigin).hostname),
    metricsToken: config.metricsToken,
    live,
    web: path.join(root(), 'dist', 'web'),
    connecting,
    sending,
    backups,
  });
  const server = await listening(app.fetch, config);
  const begin = () => {
    stopping = true;
    clearInterval(pruning);
    imports.stop();
    connectors.stop();
    deliveries.stop();
    names.stop();
    backing.stop();
    live.close();
    void heard.close();
  };
  stopWith(server, { begin, end: close });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return config.publicOrigin ?? `http://${host}:${port}`;
}

/** A sample named at the first start is loaded once; a log that holds something already is left as it is. */
async function beginWith(ctx: Ctx, choice: string | undefined): Promise<void> {
  if (choice === undefined) return;
  if ((await dataStatus({ ctx })).firstRun) await loadSample({ ctx, input: { choice } });
}

function listening(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Config,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen(
      {
        fetch,
        port,
        hostname: host,
        // A file of 20 MiB over a line of 200 kbit a second takes a quarter of an hour; no transaction waits for it.
        serverOptions: { headersTimeout: 10_000, requestTimeout: 900_000, connectionsCheckingInterval: 2_000 },
      },
      () => resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
  });
}

function portTaken(port: number): Problem {
  const fix = 'Stop what listens there, or set PORT to another number (0 takes a free one).';
  return new Problem('setting-wrong', `Something else listens on port ${port} already`, { fix });
}
