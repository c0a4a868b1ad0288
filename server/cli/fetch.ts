import { parseArgs } from 'node:util';
import { runConnector } from '../actions/connectors/run-connector.ts';
import type { Config } from '../config.ts';
import { CONNECTOR_KINDS } from '../domain/import/connector.ts';
import { connectingFrom } from './connecting.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const FETCH_HELP = `signposts fetch FEED [--json]
Asks a publisher for what is new and brings it in (${CONNECTOR_KINDS.map(({ feed }) => feed).join(', ')}); see docs/connectors.md.
Ends with 1 where what came in waits for a person.`;

/** Runs a connector now and prints what it brought. */
export async function fetchCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [feed] = positionals;
  if (!feed || positionals.length > 1) throw new Usage('A fetch needs one FEED.');
  const connecting = connectingFrom(config);
  const ran = await withLog(config, (ctx) => runConnector({ ctx, input: { feed, connecting, due: false } }));
  if (!ran) {
    console.error('Another process is asking this publisher at the moment.');
    return 1;
  }
  console.log(values.json ? JSON.stringify(ran, null, 2) : `${feed}: ${ran.said}`);
  return ran.waits === null ? 0 : 1;
}
