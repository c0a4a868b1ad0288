import { auditCommand, AUDIT_HELP } from './cli/audit.ts';
import { backup, BACKUP_HELP } from './cli/backup.ts';
import { check, CHECK_HELP } from './cli/check.ts';
import { data, DATA_HELP } from './cli/data.ts';
import { deliveries, DELIVERIES_HELP } from './cli/deliveries.ts';
import { tell } from './cli/failure.ts';
import { doctor, DOCTOR_HELP } from './cli/doctor.ts';
import { fetchCommand, FETCH_HELP } from './cli/fetch.ts';
import { importCommand, IMPORT_HELP } from './cli/import.ts';
import { keepHeapLean } from './cli/lean-heap.ts';
import { loginLink, LOGIN_LINK_HELP } from './cli/login-link.ts';
import { migrate, MIGRATE_HELP } from './cli/migrate.ts';
import { read, READ_HELP } from './cli/read.ts';
import { report, REPORT_HELP } from './cli/report.ts';
import { reports, REPORTS_HELP } from './cli/reports.ts';
import { seriesCommand, SERIES_HELP } from './cli/series.ts';
import { restore, RESTORE_HELP } from './cli/restore.ts';
import { serve, SERVE_HELP } from './cli/serve.ts';
import { verify, VERIFY_HELP } from './cli/verify.ts';
import { readConfig, type Config } from './config.ts';

/** A command gives its exit code, or nothing when it goes on running. */
type Command = (config: Config, args: string[]) => Promise<number | void>;

const COMMANDS: Record<string, { run: Command; help: string }> = {
  serve: { run: serve, help: SERVE_HELP },
  check: { run: check, help: CHECK_HELP },
  import: { run: importCommand, help: IMPORT_HELP },
  series: { run: seriesCommand, help: SERIES_HELP },
  fetch: { run: fetchCommand, help: FETCH_HELP },
  read: { run: read, help: READ_HELP },
  report: { run: report, help: REPORT_HELP },
  reports: { run: reports, help: REPORTS_HELP },
  deliveries: { run: deliveries, help: DELIVERIES_HELP },
  verify: { run: verify, help: VERIFY_HELP },
  'login-link': { run: loginLink, help: LOGIN_LINK_HELP },
  migrate: { run: migrate, help: MIGRATE_HELP },
  data: { run: data, help: DATA_HELP },
  audit: { run: auditCommand, help: AUDIT_HELP },
  doctor: { run: doctor, help: DOCTOR_HELP },
  backup: { run: backup, help: BACKUP_HELP },
  restore: { run: restore, help: RESTORE_HELP },
};
const HELP = `Did the forecast come true, and how do we know?\n\n${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n\n')}\n\nExit codes: 0 fine, 1 refused or faulty, 2 used wrongly.`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
keepHeapLean();
try {
  if (!command) {
    console.error(name && name !== '--help' && name !== 'help' ? `There is no command "${name}".\n\n${HELP}` : HELP);
    process.exitCode = name === '--help' || name === 'help' ? 0 : 2;
  } else if (args.includes('--help') || args.includes('-h')) {
    console.log(command.help);
  } else {
    const code = await command.run(readConfig(process.env), args);
    if (code !== undefined) process.exitCode = code;
  }
} catch (error) {
  process.exitCode = tell(error);
}
