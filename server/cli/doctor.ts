import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifyAudit } from '../actions/audit/verify-audit.ts';
import { openCatalogue } from '../catalogue/watch.ts';
import type { Config } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { Connection } from '../store/connect.ts';
import { openStore } from '../store/open.ts';
import { examine } from '../store/operating/examine.ts';
import { databaseFindings } from './doctor/database-findings.ts';
import { broken, fine, look, type Finding } from './doctor/finding.ts';
import { machineFindings } from './doctor/machine-findings.ts';
import { COMMAND_LINE, root } from './open.ts';
import { withDatabase } from './with-database.ts';

export const DOCTOR_HELP = `signposts doctor [--json]
Examines settings, disk, data folder, clock, database, tables, definitions, audit trail and waiting jobs, and says what to do.
Changes nothing. Exit code 1 when something is broken.`;

const MARKS = { fine: 'ok    ', look: 'LOOK  ', broken: 'BROKEN' };

/** Examines the installation; wrong settings have stopped the command before, each with its name. */
export async function doctor(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const findings = [
    fine('settings', 'All settings can be read'),
    ...(await machineFindings(config)),
    definitions(config),
    ...(await database(config)),
  ];
  const words = findings.map(
    ({ about, state, says, fix }) => `${MARKS[state]} ${about}: ${says}.${fix === null ? '' : `\n         ${fix}`}`,
  );
  console.log(values.json ? JSON.stringify(findings, null, 2) : words.join('\n'));
  return findings.some(({ state }) => state === 'broken') ? 1 : 0;
}

function definitions({ indicators }: Config): Finding {
  try {
    const catalogue = openCatalogue(path.resolve(indicators));
    const faults = catalogue.problems().length;
    catalogue.close();
    if (faults === 0) return fine('definitions', `The definitions in ${indicators} are good`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  return broken('definitions', `The definitions in ${indicators} have faults`, 'See each with: signposts check');
}

async function database(config: Config): Promise<Finding[]> {
  try {
    return await withDatabase(config, async (connection) => {
      const found = await examine(connection, path.join(root(), 'drizzle'));
      const { made, known, newer } = found.migrations;
      const current = made === known && !newer;
      return [...databaseFindings(found), ...(current ? await log(connection) : [])];
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [broken('database', error.message, error.fix)];
  }
}

/** What is in the log: only looked at where the tables are ours, so that opening it changes none. */
async function log(connection: Connection): Promise<Finding[]> {
  const store = await openStore({ connection, poolSize: 2, migrations: path.join(root(), 'drizzle') });
  try {
    const trail = await verifyAudit({ ctx: { actor: COMMAND_LINE, store } });
    const { imports, undos, deliveries, failed } = await store.operating.numbers();
    const waiting = imports + undos + deliveries;
    return [
      trail.fault
        ? broken('audit trail', trail.fault.says, 'Keep the database as it is and compare it with the latest backup.')
        : fine('audit trail', `The audit trail is whole (${trail.lines} lines)`),
      waiting <= 100
        ? fine('jobs', `${waiting} jobs wait or run`)
        : look('jobs', `${waiting} jobs wait`, 'See whether the server runs, and what its log says.'),
      failed === 0
        ? fine('deliveries', 'No delivery failed')
        : look('deliveries', `${failed} deliveries failed`, 'See them with: signposts deliveries'),
    ];
  } finally {
    await store.close();
  }
}
