import { ask, ApiProblem } from '../api.ts';
import { uploadFiles } from '../parts/event/upload-files.ts';
import type { AfterSteps, Entry } from './entry.ts';

/**
 * What had to wait until the event has an id: what was said of others, and its files. Gives what is still to be done;
 * each step may be repeated. A file that is refused for good is named, not sent again.
 */
export async function afterSteps(entry: Entry, id: string): Promise<{ left: Entry | null; refused: string[] }> {
  const after: AfterSteps = {};
  for (const kind of ['different', 'same'] as const) {
    const unsaid = await leftToSay(id, entry.after[kind] ?? [], kind);
    if (unsaid.length) after[kind] = unsaid;
  }
  const done = entry.files.length ? await uploadFiles(id, entry.files) : { refused: [] };
  const files = done.refused.filter((one) => one.again).map((one) => one.file);
  const refused = done.refused.filter((one) => !one.again).map((one) => one.why);
  const left = Object.keys(after).length || files.length ? { ...entry, files, after, logged: id } : null;
  return { left, refused };
}

async function leftToSay(id: string, others: readonly string[], kind: 'same' | 'different'): Promise<string[]> {
  const left: string[] = [];
  for (const other of others) {
    const said = await ask('POST', '/api/links', { body: { a: id, b: other, kind } }).then(
      () => true,
      // What the server refuses for good need not be said again.
      (error: unknown) =>
        error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401,
    );
    if (!said) left.push(other);
  }
  return left;
}
