// The rooms of the house and who may look into whom (docs/code-map.md). A file belongs to the first room that fits.

/** Room by path. Tests and tools may look anywhere; nobody looks into tests. */
const ROOMS = [
  ['tool', /(^|\/)(vite|drizzle|svelte)\.config\.ts$|\.d\.ts$/],
  ['testing', /\.test\.ts$|^server\/(testing|bench)\//],
  ['main', /^server\/(main|cli)\.ts$|^server\/cli\//],
  ['config', /^server\/(config|setting-readers)\.ts$/],
  ['domain/$1', /^server\/domain\/(event|indicator|stats|reading|report|desk|import|delivery|account)\//],
  ['domain/problem', /^server\/domain\/problem(\.ts$|s\/)/],
  ['domain', /^server\/domain\/[^/]+\.ts$/],
  [
    '$1',
    /^server\/(http|jobs|actions|store|connectors|importers|exporters|samples|catalogue|texts|live|senders|archive|auth)(?:\/|\.ts$)/,
  ],
  ['web', /^web\/src\//],
];

const DOMAIN = [
  'domain',
  'domain/problem',
  'domain/event',
  'domain/indicator',
  'domain/stats',
  'domain/reading',
  'domain/report',
  'domain/desk',
  'domain/import',
  'domain/delivery',
  'domain/account',
];
const ALL = [
  'http',
  'jobs',
  'actions',
  'store',
  'connectors',
  'importers',
  'exporters',
  'samples',
  'catalogue',
  'texts',
  'live',
  'senders',
  'archive',
  'auth',
  ...DOMAIN,
];

/** What each room may look into, besides itself. */
const SEES = {
  main: [...ALL, 'config'],
  config: ['domain/problem'],
  http: ['actions', 'live', ...DOMAIN],
  jobs: ['actions', 'store', 'connectors', 'live', 'catalogue', ...DOMAIN],
  actions: [
    'store',
    'connectors',
    'importers',
    'exporters',
    'samples',
    'catalogue',
    'texts',
    'live',
    'senders',
    'archive',
    'auth',
    ...DOMAIN,
  ],
  store: DOMAIN,
  connectors: ['importers', ...DOMAIN],
  importers: DOMAIN,
  senders: DOMAIN,
  archive: DOMAIN,
  auth: DOMAIN,
  exporters: DOMAIN,
  samples: DOMAIN,
  texts: DOMAIN,
  catalogue: DOMAIN,
  live: DOMAIN,
  web: DOMAIN,
  domain: ['domain/problem', 'domain/event', 'domain/indicator'],
  'domain/problem': [],
  'domain/event': ['domain/problem'],
  'domain/indicator': ['domain/problem', 'domain/event'],
  'domain/account': ['domain', 'domain/problem'],
  'domain/desk': ['domain', 'domain/problem', 'domain/event', 'domain/indicator'],
  'domain/import': ['domain', 'domain/problem', 'domain/event', 'domain/indicator', 'domain/desk'],
  'domain/stats': [],
  'domain/reading': ['domain/problem', 'domain/event', 'domain/indicator', 'domain/stats'],
  'domain/report': ['domain/problem', 'domain/event', 'domain/indicator', 'domain/reading'],
  'domain/delivery': ['domain/problem', 'domain/event', 'domain/indicator', 'domain/reading', 'domain/report'],
};

/** Allowed for types only: [room, file]. */
const TYPES_ONLY = [
  ['http', 'server/config.ts'],
  ['web', 'server/http/app.ts'],
];

/** Packages that only some rooms may use. */
const PACKAGES = [
  [/^(drizzle-orm|postgres)($|\/)/, ['store']],
  [/^@hono\/node-server($|\/)/, ['http', 'main']],
  [/^hono\/client$/, ['http', 'web']],
  [/^(hono|@hono)($|\/)/, ['http']],
  [/^yaml($|\/)/, ['catalogue', 'samples', 'exporters']],
  [/^chrono-node($|\/)/, ['texts']],
  [/^file-type($|\/)/, ['actions']],
  [/^nodemailer($|\/)/, ['senders']],
  [/^croner($|\/)/, ['actions']],
];

/** The room of a file (path from the top of the repository), or undefined. */
export function roomOf(file) {
  for (const [room, pattern] of ROOMS) {
    const found = pattern.exec(file);
    if (found) return room.replace('$1', found[1]);
  }
  return undefined;
}

/** Why `from` may not import the file `to`; undefined when it may. */
export function refusal(from, to, { typeOnly }) {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === undefined || room === 'testing' || room === 'tool' || target === room) return undefined;
  if (SEES[room].includes(target)) return undefined;
  if (TYPES_ONLY.some(([who, file]) => who === room && file === to)) {
    return typeOnly ? undefined : `${room} may import ${to} for its types only`;
  }
  return `${room} may not look into ${target ?? to}`;
}

/** Why a room may not use a package; undefined when it may. */
export function packageRefusal(room, name) {
  if (room === undefined || room === 'testing' || room === 'tool') return undefined;
  if (room.startsWith('domain')) {
    return name === 'zod' ? undefined : `the domain may use zod only, not ${name}`;
  }
  if (room === 'web' && name.startsWith('node:')) return `${name} does not exist in a browser`;
  const rule = PACKAGES.find(([pattern]) => pattern.test(name));
  return !rule || rule[1].includes(room) ? undefined : `${name} is for ${rule[1].join(' and ')} only, not for ${room}`;
}
