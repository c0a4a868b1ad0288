import { Problem } from '../domain/problem.ts';

/** An address as the API document writes it, with the methods it takes. */
export interface Address {
  path: string;
  method: string;
}

/** What to say where no route answered: another method would do, or nothing is there. */
export function missed(addresses: readonly Address[], method: string, path: string): Problem {
  const methods = [
    ...new Set(addresses.filter((each) => fits(each.path, path)).map((each) => each.method.toUpperCase())),
  ];
  if (methods.length === 0) return new Problem('not-found');
  const allow = (methods.includes('GET') ? [...methods, 'HEAD'] : methods).join(', ');
  return new Problem('wrong-method', `This address takes ${allow}, not ${method}`, { more: { allow } });
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, n) => (/^[:{]/.test(part) ? given[n] !== '' : part === given[n]))
  );
}
