import { existsSync, readFileSync } from 'node:fs';
import { Problem } from '../../domain/problem.ts';
import type { Places } from './embedded-files.ts';

/** Why PostgreSQL did not start. `passing`: trying again soon helps. */
export class Trouble extends Problem {
  readonly passing: boolean;

  constructor(message: string, fix: string, passing = false) {
    super('database-away', message, { fix });
    this.passing = passing;
  }
}

const KNOWN: { sign: RegExp; message: string; fix: string; passing?: true }[] = [
  {
    sign: /No space left on device|Disk quota exceeded/,
    message: 'The disk is full',
    fix: 'Free some space where the data folder lies (a new database takes about 50 MB), then start again. Nothing was lost.',
  },
  {
    sign: /initialized by PostgreSQL version|incompatible with server/,
    message: 'The data folder was made by another version of PostgreSQL',
    fix: 'Use the version of Signposts that made it, or point SIGNPOSTS_DATA_DIR at a new folder.',
  },
  {
    sign: /holds other files|exists but is not empty/,
    message: 'The data folder holds files that are not a database',
    fix: 'Point SIGNPOSTS_DATA_DIR at an empty or new folder.',
  },
  {
    sign: /wrong ownership|[Pp]ermission denied|Operation not permitted/,
    message: 'The data folder may not be used by this account',
    fix: 'Start Signposts as the account that owns the data folder, or point SIGNPOSTS_DATA_DIR at a folder of your own.',
  },
  {
    sign: /could not resize shared memory|could not (create|map) (anonymous )?shared memory|out of memory/i,
    message: 'There is too little memory for PostgreSQL',
    fix: 'Give the machine or container at least 256 MB for it, or set DATABASE_URL to a PostgreSQL server.',
  },
  {
    sign: /pre-existing shared memory block|lock file .* already exists|could not (bind|create lock file)/,
    message: 'Another PostgreSQL still holds the data folder',
    fix: 'Wait until it has ended, or stop the other process.',
    passing: true,
  },
];

/** Puts the end of PostgreSQL's log, or what a program said, into words. */
export function trouble(places: Places, what: string, said = endOf(places.newLog)): Trouble {
  const known = KNOWN.find(({ sign }) => sign.test(said));
  if (known) return new Trouble(`${what}: ${known.message}`, known.fix, known.passing);
  const lines = said.trim().split('\n').slice(-5).join('\n');
  return new Trouble(`${what}: ${lines || 'it said nothing'}`, `Look at ${places.log}, or set DATABASE_URL.`);
}

function endOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-4000) : '';
}
