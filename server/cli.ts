import { check, CHECK_HELP } from './cli/check.ts';
import { data, DATA_HELP } from './cli/data.ts';
import { tell } from './cli/failure.ts';
import { importCommand, IMPORT_HELP } from './cli/import.ts';
import { migrate, MIGRATE_HELP } from './cli/migrate.ts';
import { read, READ_HELP } from './cli/read.ts';
import { report, REPORT_HELP } from './cli/report.ts';
import { serve, SERVE_HELP } from './cli/serve.ts';
import { readConfig, type Config } from './config.ts';

/** A command gives its exit code, or nothing when it goes on running. */
type Command = (config: Config, args: string[]) => Promise<number | void>;

const COMMANDS: Record<string, { run: Command; help: string }> = {
  serve: { run: serve, help: SERVE_HELP },
  check: { run: check, help: CHECK_HELP },
  import: { run: importCommand, help: IMPORT_HELP },
  read: { run: read, help: READ_HELP },
  report: { run: report, help: REPORT_HELP },
  migrate: { run: migrate, help: MIGRATE_HELP },
  data: { run: data, help: DATA_HELP },
};
const HELP = `Did the forecast come true, and how do we know?\n\n${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n\n')}\n\nExit codes: 0 fine, 1 refused or faulty, 2 used wrongly.`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
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
