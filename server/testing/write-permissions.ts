import { leastRole, ROLES, type Permission } from '../domain/role.ts';

/** An operation of the API and who may call it. */
export interface Declared {
  method: string;
  path: string;
  access: string;
}

/** The operations of `/openapi.json`. */
export function declared(document: { paths: Record<string, Record<string, Record<string, unknown>>> }): Declared[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-access': access }]) => ({
        method: method.toUpperCase(),
        path,
        access: typeof access === 'string' ? access : '',
      })),
    )
    .sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'));
}

const WHO: Record<string, string> = {
  anyone: 'anyone',
  link: 'whoever holds the link',
  'signed-in': 'whoever is signed in, for themselves',
};

/** `docs/permissions.md`: who may do what, written from the code and read by people. */
export function permissionsPage(operations: readonly Declared[]): string {
  const lines = operations.map(({ method, path, access }) => {
    const { role, onForecast } = WHO[access] ? { role: '', onForecast: false } : leastRole(access as Permission);
    const from = ROLES.slice(ROLES.indexOf((role || 'reader') as (typeof ROLES)[number])).join(', ');
    return `| \`${method} ${path}\` | ${WHO[access] ?? `\`${access}\``} | ${role ? from : ''} | ${onForecast ? 'that of the forecast' : ''} |`;
  });
  return `# Who may do what

Written from the code (\`server/domain/permission.ts\` and the operations of the API) by \`npx vitest run --config server/vite.config.ts server/http/matrix -u\`; a test
holds it to both, and asks each operation as nobody, reader, analyst, editor, admin, with a session that ended, disabled, and with rights on another forecast.

A role may do all that the ones before it may. The log of events is one for all forecasts, so the role of a person decides there. Where the last
column says so, the role on that forecast decides: somebody who was given other forecasts does not learn that it exists.

| operation | permission | roles | which role |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}
