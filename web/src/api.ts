import type { Issue, ProblemCode } from '../../server/domain/problem.ts';
import { connection } from './device/connection.svelte.ts';
import { pageName } from './page-name.ts';
import { who } from './who.svelte.ts';

/** A refusal of the server, or no answer at all, in the words of RFC 9457. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  readonly code: ProblemCode | 'no-connection';
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly issues: readonly Issue[];
  /** Names this one failure in the server's log. */
  readonly instance: string | null;

  constructor(said: Said) {
    super(said.title);
    this.code = said.code;
    this.status = said.status;
    this.title = said.title;
    this.detail = said.detail ?? '';
    this.fix = said.fix;
    this.issues = said.issues ?? [];
    this.instance = said.instance ?? null;
  }
}

interface Said {
  code: ProblemCode | 'no-connection';
  status: number;
  title: string;
  detail?: string;
  fix: string;
  issues?: readonly Issue[];
  instance?: string | null;
}

export interface Answer<T> {
  body: T;
  etag: string | null;
}

/** The only fetch of the web: JSON in, JSON out, and every failure an `ApiProblem`. Files go by `sendFile`. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  {
    body,
    headers = {},
    signal,
    read = (response) => response.json(),
  }: {
    body?: unknown;
    headers?: Record<string, string>;
    signal?: AbortSignal;
    /** What to make of an answer that is not JSON, such as a file. */
    read?: (response: Response) => Promise<unknown>;
  } = {},
): Promise<Answer<T>> {
  const request: RequestInit = { method, headers: { accept: 'application/json', ...headers } };
  if (signal) request.signal = signal;
  if (method !== 'GET') {
    request.headers = { ...request.headers, 'content-type': 'application/json', 'x-signposts-page': pageName };
    request.body = JSON.stringify(body ?? {});
  }
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw noAnswer(method === 'GET');
  }
  connection.answered(response.headers.get('x-signposts-kept'));
  if (!response.ok) throw await asProblem(response);
  const answer: unknown = response.status === 204 ? null : await read(response);
  return { body: answer as T, etag: response.headers.get('etag') };
}

/** Sends a file as it is. `onshare` hears how much of it has left, from 0 to 1; `signal` stops it. */
export function sendFile<T>(
  path: string,
  file: Blob,
  onshare: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // The one thing that fetch cannot do is to say how far an upload is.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-signposts-page', pageName);
    request.upload.onprogress = ({ loaded, total }) => onshare(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(noAnswer());
    if (signal) signal.onabort = () => (request.abort(), reject(signal.reason));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else void asProblem(new Response(responseText, { status })).then(reject);
    };
    request.send(file);
  });
}

/** What is said when nothing came back: of a reading that this device keeps no copy, of a change that its words are safe. */
function noAnswer(reading = false): ApiProblem {
  connection.failed();
  return new ApiProblem({
    code: 'no-connection',
    status: 0,
    title: 'The server does not answer',
    detail: reading ? 'This device keeps no copy of this page.' : 'Nothing you typed is lost.',
    fix: 'Look whether it runs, then try again.',
  });
}

async function asProblem(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const said = (await response.json().catch(() => ({}))) as Partial<Said>;
  if ((status === 401 || status === 403) && said.code) who.refused(said.code);
  return new ApiProblem({
    code: 'unexpected',
    title: 'Something went wrong on the server',
    detail: `The answer was ${status}.`,
    fix: 'Try again in a few seconds.',
    ...said,
    status,
  });
}
