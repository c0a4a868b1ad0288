import { setTimeout as sleep } from 'node:timers/promises';
import type { Connecting } from '../actions/connectors/connecting.ts';
import { listConnectors } from '../actions/connectors/list-connectors.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import { acled } from '../connectors/acled.ts';
import type { Manners } from '../connectors/fetch-politely.ts';
import { ucdp } from '../connectors/ucdp.ts';
import type { Log } from '../http/request-log.ts';

const MANNERS: Manners = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds) => sleep(milliseconds, undefined, { ref: true }),
  timeout: 90_000,
  most: 64 * 1024 * 1024,
};

/** The publishers that the settings switch on. */
export function connectingFrom({ connectors: settings }: Config): Connecting {
  const { countries, every, share } = settings;
  const connectors = [
    ...(settings.ucdp ? [ucdp({ ...settings.ucdp, countries })] : []),
    ...(settings.acled ? [acled({ ...settings.acled, countries })] : []),
  ];
  return { connectors, manners: MANNERS, every, share: share / 100 };
}

/** Says at the start which connectors ended with a problem, or wait for a person. */
export async function tellTroubles(ctx: Ctx, connecting: Connecting, log: Log): Promise<void> {
  const { connectors } = await listConnectors({ ctx, input: { connecting } });
  for (const { feed, state, problem, import: waits } of connectors) {
    if (state === 'off') continue;
    if (problem) log('warn', { job: 'connector', feed, code: problem.code, problem: problem.detail, fix: problem.fix });
    else if (state === 'waiting') log('warn', { job: 'connector', feed, waits: waits?.why ?? '' });
  }
}
