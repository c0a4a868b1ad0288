/** The server itself and what it stands on. */
export const SERVER_PROBLEMS = {
  'definitions-wrong': {
    status: 503,
    title: 'The definitions in indicators/ have mistakes',
    fix: 'Run "npx signposts check" and correct what it lists.',
  },
  'schema-newer': {
    status: 500,
    title: 'The database was made by a newer Signposts',
    fix: 'Start the newer version, or use another database.',
  },
  busy: { status: 503, title: 'Definitions are being changed at this moment', fix: 'Try again in a few seconds.' },
  'database-away': {
    status: 503,
    title: 'The database does not answer',
    fix: 'Nothing was lost. Try again in a few seconds.',
  },
  'too-many-streams': {
    status: 503,
    title: 'Too many pages listen to this server',
    fix: 'Ask again later, and look for changes by reading now and then.',
  },
  'no-room': {
    status: 503,
    title: 'There is no room for this file where the server keeps what is sent',
    fix: 'Nothing was changed. Make room in the folder for temporary files (TMPDIR), or send the file packed as gzip or zip.',
  },
  'too-many-uploads': {
    status: 503,
    title: 'Too many files are being sent to this server',
    fix: 'Nothing was kept of this one. Send it again when one of the others is through, in a few seconds.',
  },
  stopping: { status: 503, title: 'The server is stopping', fix: 'Try again in a few seconds.' },
  'setting-wrong': { status: 500, title: 'A setting is wrong', fix: 'Correct it and start again.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong on the server',
    fix: 'Try again; if it stays, report the request number.',
  },
} as const;
