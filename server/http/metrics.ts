import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MiddlewareHandler } from 'hono';
import type { OperatingNumbers } from '../actions/operating/read-numbers.ts';
import { routeOf } from './request-log.ts';
import type { Env } from './router.ts';

/** Upper ends of the classes of durations, in seconds. */
const CLASSES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Routes are few and known; a method can be any word, so those that HTTP does not name are one. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

interface Durations {
  counts: number[];
  sum: number;
  n: number;
}

export interface Metrics {
  /** Counts each request and how long it took. */
  each: MiddlewareHandler<Env>;
  /** Everything in Prometheus text form 0.0.4. */
  text(numbers: OperatingNumbers | null): string;
}

/** Counts of one process, kept in memory; they begin at 0 with each start. */
export function metrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  const each: MiddlewareHandler<Env> = async (c, next) => {
    const begun = performance.now();
    await next();
    const seconds = (performance.now() - begun) / 1_000;
    const method = METHODS.includes(c.req.method) ? c.req.method : 'other';
    const labels = `method="${method}",route="${quoted(routeOf(c))}"`;
    const key = `${labels},status="${c.res.status}"`;
    requests.set(key, (requests.get(key) ?? 0) + 1);
    const held = durations.get(labels) ?? { counts: CLASSES.map(() => 0), sum: 0, n: 0 };
    held.counts = held.counts.map((count, i) => (seconds <= (CLASSES[i] ?? 0) ? count + 1 : count));
    durations.set(labels, { counts: held.counts, sum: held.sum + seconds, n: held.n + 1 });
  };

  function text(numbers: OperatingNumbers | null): string {
    const { rss, heapUsed } = process.memoryUsage();
    const late = delay.percentile(99) / 1e9;
    delay.reset();
    return [
      ...series('requests_total', 'counter', 'Requests answered', [...requests]),
      ...histogram(durations),
      ...series('database_up', 'gauge', 'Whether the database answers', [['', numbers ? 1 : 0]]),
      ...(numbers ? fromDatabase(numbers) : []),
      ...series('loop_delay_seconds', 'gauge', '99th percentile since it was last asked', [['', late || 0]]),
      ...series('memory_bytes', 'gauge', 'Memory of the process', [
        ['kind="resident"', rss],
        ['kind="heap"', heapUsed],
      ]),
      ...series('up_seconds', 'gauge', 'Since the start of the process', [['', Math.round(process.uptime())]]),
      ...series('build_info', 'gauge', 'What runs', [[`version="0.1.0",node="${process.versions.node}"`, 1]]),
      '',
    ].join('\n');
  }
  return { each, text };
}

function fromDatabase(numbers: OperatingNumbers): string[] {
  const { events, audit, imports, undos, deliveries, failed, connections } = numbers;
  return [
    ...series('database_connections', 'gauge', 'Connections by what they do', labelled('state', connections)),
    ...series('events', 'gauge', 'Events, without those retracted', [['', events]]),
    ...series('audit_lines', 'gauge', 'Lines of the audit trail', [['', audit]]),
    ...series('jobs', 'gauge', 'Work that waits or runs', labelled('kind', { imports, undos, deliveries })),
    ...series('deliveries_failed', 'gauge', 'Deliveries that failed', [['', failed]]),
  ];
}

function series(name: string, type: string, help: string, rows: readonly (readonly [string, number])[]): string[] {
  const lines = rows.map(([labels, value]) => `signposts_${name}${labels ? `{${labels}}` : ''} ${value}`);
  return [`# HELP signposts_${name} ${help}`, `# TYPE signposts_${name} ${type}`, ...lines];
}

function histogram(durations: ReadonlyMap<string, Durations>): string[] {
  const name = 'signposts_request_seconds';
  const lines = [...durations].flatMap(([labels, { counts, sum, n }]) => [
    ...CLASSES.map((end, i) => `${name}_bucket{${labels},le="${end}"} ${counts[i]}`),
    `${name}_bucket{${labels},le="+Inf"} ${n}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${n}`,
  ]);
  return [`# HELP ${name} Until the answer begins`, `# TYPE ${name} histogram`, ...lines];
}

function labelled(label: string, values: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(values).map(([name, value]) => [`${label}="${quoted(name)}"`, value]);
}

const quoted = (text: string): string => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
