import type { Connector } from '../../connectors/connector.ts';
import { politely } from '../../connectors/fetch-politely.ts';
import { withoutSecrets } from '../../connectors/without-secrets.ts';
import { CONNECTOR_KINDS } from '../../domain/import/connector.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { bringIn } from './bring-in.ts';
import { cursorOf, type Connecting, type Cursor } from './connecting.ts';
import { fetchPages } from './fetch-pages.ts';
import { arrive } from './fetched-import.ts';

const HOUR = 3_600_000;
/** How often it says that it is alive (`CONNECTOR_HELD_SECONDS` in the store). */
const ALIVE_EVERY = 5_000;
/** Hours until a run that ended with a problem is followed by another. */
const AFTER_PROBLEM = 1;
/** And the most, whatever the publisher asks for: a date far off would be none that can be kept. */
const LONGEST_AWAY = 31 * 24;
/** Hours until it looks whether a person has decided; the publisher is not asked for that. */
const WAITING = 0.1;
const AGAIN = 3;

/** What a run did, in a sentence. Of one that waits for a person, the import it waits with. */
export interface Ran {
  feed: string;
  said: string;
  waits: string | null;
}

export interface RunInput {
  feed: string;
  connecting: Connecting;
  /** Only when its time has come. */
  due: boolean;
  /** Throws once the server stops. */
  goOn?: () => void;
}

/**
 * The connector of a feed.
 * @throws Problem `connector-not-found` or `connector-off`
 */
export function connectorOf({ connectors }: Pick<Connecting, 'connectors'>, feed: string): Connector {
  const kind = CONNECTOR_KINDS.find((each) => each.feed === feed);
  if (!kind) throw new Problem('connector-not-found');
  const found = connectors.find((each) => each.feed === feed);
  if (!found) throw new Problem('connector-off', `${kind.title} is not switched on`, { fix: kind.how });
  return found;
}

/**
 * Fetches what is new from a publisher and brings it in; goes on where a run that was killed had come to. How it ended is
 * kept, so that everybody sees it. Null where another process is at it, or its time has not come.
 * @throws Problem `connector-not-found`, `connector-off`, and what the run ended with
 */
export async function runConnector({ ctx, input }: { ctx: Ctx; input: RunInput }): Promise<Ran | null> {
  allow(ctx.actor, 'connector:run');
  const { feed, connecting, due } = input;
  const connector = connectorOf(connecting, feed);
  const taken = await ctx.store.change((tx) => tx.connectors.take({ feed, at: ctx.now(), due }));
  if (!taken) return null;
  const holding = setInterval(() => {
    // A word that is lost is said again; whoever lost the hold fails at the next piece.
    ctx.store.change((tx) => tx.connectors.hold(feed)).catch(() => undefined);
  }, ALIVE_EVERY);
  try {
    const { ran, soon } = await work(ctx, connector, cursorOf(taken.cursor), input);
    const hours = soon ? 0 : ran.waits === null ? connecting.every : WAITING;
    await settle(ctx, { feed, problem: null, hours, doneAt: ran.waits === null ? ctx.now() : null }, connecting);
    return ran;
  } catch (error) {
    if (error instanceof Stopped) return null;
    const { problem, hours } = told(error, connector);
    await settle(ctx, { feed, problem, hours, doneAt: null }, connecting);
    // Whoever prints it prints what everybody may read.
    throw error instanceof Problem ? new Problem(error.code, problem?.detail, { fix: error.fix }) : error;
  } finally {
    clearInterval(holding);
  }
}

/** Thrown by `goOn` when the server stops: the row is left as it is, and the next process goes on. */
export class Stopped extends Error {}

async function work(
  ctx: Ctx,
  connector: Connector,
  cursor: Cursor,
  { connecting, goOn = () => undefined }: RunInput,
): Promise<{ ran: Ran; soon: boolean }> {
  const { feed } = connector;
  const clock = { now: () => Date.parse(ctx.now()), today: () => ctx.today() };
  const visit = connector.visit(politely(connector, connecting.manners), clock);
  if (!cursor.bringing) {
    let found: 'arrived' | 'same' | 'moved' | null = 'moved';
    for (let left = AGAIN; left > 0 && found === 'moved'; left--) {
      const fetched = await fetchPages({ ctx, connector, visit, cursor, goOn });
      found = fetched && (await arrive(ctx, connector, cursor, fetched));
    }
    if (found === 'moved') throw new Problem('publisher-changing');
    if (found === null) {
      cursor.lastDone = 'Nothing new';
      await ctx.store.change((tx) => tx.connectors.keep({ feed, cursor: { ...cursor } }));
    }
  }
  const { bringing } = cursor;
  if (!bringing) return { ran: { feed, said: 'Nothing new', waits: null }, soon: false };
  const ended = await bringIn(ctx, bringing, connecting.share, goOn);
  if (ended.how === 'waits') {
    cursor.bringing = { ...bringing, why: ended.why };
    await ctx.store.change((tx) => tx.connectors.keep({ feed, cursor: { ...cursor } }));
    return { ran: { feed, said: `${bringing.file} waits: ${ended.why}`, waits: bringing.id }, soon: false };
  }
  const said = ended.how === 'done' ? `${bringing.file}: ${ended.counts}` : `${bringing.file} was put away`;
  // A release that a person put away does not come again by itself; living data do.
  if (ended.how === 'done' || bringing.plan.release !== null) cursor.past = bringing.plan.after;
  if (ended.how === 'done') cursor.sha256 = bringing.sha256;
  cursor.lastDone = said;
  cursor.bringing = null;
  await ctx.store.change((tx) => tx.connectors.keep({ feed, cursor: { ...cursor } }));
  // The next release may be out already.
  return { ran: { feed, said, waits: null }, soon: bringing.plan.release !== null };
}

interface Settled {
  feed: string;
  problem: { code: string; detail: string; fix: string } | null;
  hours: number;
  doneAt: string | null;
}

async function settle(ctx: Ctx, { hours, ...done }: Settled, { manners }: Connecting): Promise<void> {
  // Up to a tenth later, so that the desks of the world do not all ask at the same moment.
  const nextAt = new Date(Date.parse(ctx.now()) + hours * HOUR * (1 + manners.random() / 10)).toISOString();
  await ctx.store.change((tx) => tx.connectors.settle({ ...done, nextAt }));
}

/** A failure as everybody may read it: no secret, whatever the publisher has answered. */
function told(error: unknown, { secrets }: Connector): Pick<Settled, 'problem' | 'hours'> {
  const problem = error instanceof Problem ? error : new Problem('unexpected');
  const after = problem.more['after'];
  const { code, fix } = problem;
  const detail = withoutSecrets(problem.message, secrets);
  const asked = typeof after === 'number' ? after / 3600 : 0;
  const hours = Math.min(LONGEST_AWAY, Math.max(AFTER_PROBLEM, asked));
  return { problem: { code, detail, fix }, hours };
}
