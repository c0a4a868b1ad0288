import { ALL_GUARDS, type Examined } from '../../store/operating/examine.ts';
import { broken, fine, look, type Finding } from './finding.ts';

/** What there is to say of a database that answers. */
export function databaseFindings(found: Examined): Finding[] {
  const { version, fsync, synchronousCommit, clockAhead, superuser, ownsAudit, guarded, migrations } = found;
  const ahead = Math.abs(clockAhead);
  return [
    version >= 140_000
      ? fine('database', `PostgreSQL ${Math.floor(version / 10_000)} answers`)
      : broken('database', `PostgreSQL ${Math.floor(version / 10_000)} is too old`, 'Use PostgreSQL 14 or newer.'),
    fsync
      ? fine('fsync', 'fsync is on')
      : broken('fsync', 'fsync is off: a loss of power loses the log', 'Set fsync = on in postgresql.conf and reload.'),
    ['on', 'remote_write', 'remote_apply', 'local'].includes(synchronousCommit)
      ? fine('commits', `synchronous_commit is ${synchronousCommit}`)
      : look(
          'commits',
          `synchronous_commit is ${synchronousCommit}: the last moments before a crash can be lost`,
          'Set synchronous_commit = on.',
        ),
    ahead <= 2_000
      ? fine('clock', `The clocks of server and database are ${ahead} ms apart`)
      : look(
          'clock',
          `The clock of the database is ${ahead} ms ${clockAhead > 0 ? 'ahead of' : 'behind'} ours`,
          'Let both machines take their time from one source (NTP).',
        ),
    ...migrationFindings(migrations),
    ...(ownsAudit === null ? [] : auditFindings({ superuser, ownsAudit, guarded })),
  ];
}

function migrationFindings({ made, known, newer }: Examined['migrations']): Finding[] {
  if (newer)
    return [broken('tables', 'The tables were made by a newer Signposts', 'Start that version, or a newer one.')];
  if (made === known) return [fine('tables', `The tables are up to date (${made} steps)`)];
  return [
    look('tables', `${made} of ${known} steps of the tables are made`, 'Start the server, or: signposts migrate'),
  ];
}

function auditFindings({
  superuser,
  ownsAudit,
  guarded,
}: Pick<Examined, 'superuser' | 'guarded' | 'ownsAudit'>): Finding[] {
  const guards =
    guarded === ALL_GUARDS
      ? fine('audit guards', 'All guards of the audit trail are on')
      : broken(
          'audit guards',
          `${guarded} of ${ALL_GUARDS} guards of the audit trail are on`,
          'Find out who switched them off; check the trail with --head of an earlier backup.',
        );
  if (!superuser && !ownsAudit)
    return [guards, fine('audit rights', 'The role of the program does not own the audit trail')];
  const says = `The role of the program ${superuser ? 'is a superuser' : 'owns the audit trail'}: with it the guards could be taken away`;
  return [
    guards,
    look(
      'audit rights',
      says,
      'Note the head of the trail elsewhere (signposts audit verify); see docs/audit.md, "Rights".',
    ),
  ];
}
