import { parseArgs } from 'node:util';
import { sendNow } from '../actions/deliveries/ask-delivery.ts';
import { beginDue } from '../actions/deliveries/begin-due.ts';
import { listDeliveries } from '../actions/deliveries/list-deliveries.ts';
import { runDelivery, type Tried } from '../actions/deliveries/run-delivery.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import type { DeliveryPage } from '../domain/delivery/delivery.ts';
import { failuresInWords } from '../domain/delivery/delivery-words.ts';
import { Problem } from '../domain/problem.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';
import { sendingFrom } from './sending.ts';

export const DELIVERIES_HELP = `signposts deliveries list [--json]
signposts deliveries run [SCHEDULE] [--json]
signposts deliveries test SCHEDULE [--json]
Lists schedules with the newest of the delivery log; sends what is due now, or one schedule at once; sends one marked as a
test. A schedule is named by its id or its name. Ends with 1 when something was not sent.`;

/** Lists, runs or tests what is sent by the clock. */
export async function deliveries(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
  const [verb = 'list', name, ...more] = positionals;
  if (more.length > 0) throw new Usage('One schedule at a time.');
  const sending = sendingFrom(config);
  const print = (value: unknown, text: string) => console.log(values.json ? JSON.stringify(value) : text);
  return withLog(config, async (ctx) => {
    if (verb === 'list') {
      const page = await listDeliveries({ ctx, sending });
      print(page, asText(page));
      return page.failed > 0 ? 1 : 0;
    }
    if (verb !== 'run' && verb !== 'test') throw new Usage(`There is no "deliveries ${verb}".`);
    if (verb === 'test' && name === undefined) throw new Usage('Name the schedule to be tested.');
    const tried = name === undefined ? await allDue(ctx, config) : [await oneNow(ctx, config, name, verb)];
    print(tried, tried.length === 0 ? 'Nothing is due.' : tried.map(lineOf).join('\n'));
    return tried.every(({ state }) => state === 'sent') ? 0 : 1;
  });
}

async function allDue(ctx: Ctx, config: Config): Promise<Tried[]> {
  await beginDue({ ctx });
  const tried: Tried[] = [];
  for (let next; (next = await runDelivery({ ctx, input: { sending: sendingFrom(config) } }));) tried.push(next);
  return tried;
}

async function oneNow(ctx: Ctx, config: Config, name: string, verb: 'run' | 'test'): Promise<Tried> {
  const { schedules } = await listDeliveries({ ctx, sending: sendingFrom(config) });
  const found = schedules.find(({ id, title }) => id === name || title === name);
  if (!found) throw new Problem('schedule-not-found', `There is no schedule "${name.slice(0, 60)}"`);
  const { id } = await sendNow({ ctx, input: { id: found.id, kind: verb === 'test' ? 'test' : 'report' } });
  const tried = await runDelivery({ ctx, input: { sending: sendingFrom(config), only: id } });
  // A server that runs beside may have taken it first.
  return tried ?? { id, title: found.title, state: 'sent', outcome: 'sent', answer: 'A running server sends it.' };
}

const lineOf = ({ title, state, answer }: Tried) =>
  `${title}: ${state === 'waiting' ? 'not sent yet' : state}. ${answer}`;

function asText({ schedules, deliveries: log, failed }: DeliveryPage): string {
  const plans = schedules.map(({ id, title, words }) => `${id}  ${title}\n  ${words}`);
  const lines = log.slice(0, 20).map(({ dueAt, title, kind, words }) => `${dueAt}  ${title} (${kind}): ${words}`);
  const parts = [
    plans.length > 0 ? plans.join('\n') : 'There is no schedule.',
    lines.join('\n'),
    failuresInWords(failed),
  ];
  return parts.filter(Boolean).join('\n\n');
}
