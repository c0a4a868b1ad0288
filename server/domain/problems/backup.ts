/** Backups and what is made from them. */
export const BACKUP_PROBLEMS = {
  'backup-unreadable': {
    status: 422,
    title: 'This backup cannot be used',
    fix: 'Nothing was changed. Copy the file again from where it was kept, or take an older one.',
  },
  'backup-newer': {
    status: 409,
    title: 'This backup was made by a newer Signposts',
    fix: 'Nothing was changed. Restore it with that version or a newer one.',
  },
  'database-not-empty': {
    status: 409,
    title: 'A backup is restored into an empty database only',
    fix: 'Nothing was changed. Make a new database and name it with --into, or set SIGNPOSTS_DATA_DIR to a new folder.',
  },
  'backup-not-found': { status: 404, title: 'There is no such backup', fix: 'Use one of those listed.' },
  'backup-no-folder': {
    status: 409,
    title: 'There is no folder for backups',
    fix: 'Set SIGNPOSTS_BACKUP_DIR to a folder that the server may write, and start it again.',
  },
  'backup-running': {
    status: 409,
    title: 'A backup is being made at this moment',
    fix: 'Wait until it is in the list.',
  },
  'backup-not-written': {
    status: 503,
    title: 'The backup could not be written',
    fix: 'Nothing was kept of it. Make room, or correct the rights of the folder for backups, and try again.',
  },
} as const;
