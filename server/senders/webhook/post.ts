import { request as plain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { lookup } from 'node:dns/promises';
import { WEBHOOK_MOST } from '../../domain/delivery/delivery-values.ts';
import { again, refused, type Parcel, type ParcelFile, type Sent } from '../parcel.ts';
import { isPublic } from './public-address.ts';
import { signatureHeaders } from './sign.ts';

/** How webhooks are called. */
export interface Posting {
  /** Whether addresses of one's own network may be called: SIGNPOSTS_WEBHOOK_PRIVATE=allow. */
  allowPrivate: boolean;
  /** Milliseconds for the whole call. */
  patience: number;
  /** Finds the addresses of a host; tests hand in another. */
  find?: (host: string) => Promise<string[]>;
}

const AGENT = 'Signposts/0.1 (sends reports)';
/** Bytes of an answer that are read; the rest is not waited for. */
const READ_MOST = 2_000;
const findAll = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/** Why an address may not be called, or null. What a name stands for is looked at with each call. */
export function wrongAddress(text: string, { allowPrivate }: Pick<Posting, 'allowPrivate'>): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'is not a web address';
  if (url.username !== '' || url.password !== '') return 'holds a name or a password';
  if (url.protocol === 'http:' && !allowPrivate) return 'is not https';
  return null;
}

/** Calls a webhook once: signed, to the address that was looked at and no other, without following it anywhere. */
export async function postWebhook(
  parcel: Parcel,
  { url: text, secret }: { url: string; secret: string },
  { allowPrivate, patience, find = findAll }: Posting,
): Promise<Sent> {
  const wrong = wrongAddress(text, { allowPrivate });
  if (wrong) return refused(`The address ${wrong}.`);
  const url = new URL(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = await find(host).catch(() => []);
  const [address] = addresses;
  if (address === undefined) return again(`${host} cannot be found.`);
  if (!allowPrivate && !addresses.every(isPublic))
    return refused(`${host} is not on the public internet. SIGNPOSTS_WEBHOOK_PRIVATE=allow lets it be called.`);
  const body = bodyOf(parcel);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': AGENT,
    ...signatureHeaders({ id: parcel.id, at: parcel.at, body, secret }),
  };
  return call(url, { host, address, headers, patience }, body);
}

interface Pinned {
  host: string;
  address: string;
  headers: Record<string, string>;
  patience: number;
}

/** The name was looked up once: the connection goes to that address, whatever the name stands for a moment later. */
function call(url: URL, { host, address, headers, patience }: Pinned, body: string): Promise<Sent> {
  const options: RequestOptions & { servername?: string } = {
    host: address,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    method: 'POST',
    headers: { host: url.host, ...headers },
    agent: false,
    ...(/[a-z]/i.test(host) && !host.includes(':') && { servername: host }),
  };
  return new Promise((resolve) => {
    const request: ClientRequest = (url.protocol === 'https:' ? secure : plain)(options);
    const end = (sent: Sent) => {
      clearTimeout(late);
      request.destroy();
      resolve(sent);
    };
    const late = setTimeout(() => end(again(`${host} took too long to answer.`)), patience);
    request.on('error', (error) => end(again(`${host} cannot be reached, or broke off (${codeOf(error)}).`)));
    request.on('response', (response) => {
      void startOf(response).then((start) => end(judged(host, response, start, Buffer.byteLength(body))));
    });
    request.end(body);
  });
}

/** The start of an answer; what breaks off is taken as far as it came. */
async function startOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= READ_MOST) break;
    }
  } catch {
    // The status came whole, and says what counts.
  }
  return Buffer.concat(parts).subarray(0, READ_MOST).toString('utf8');
}

function judged(host: string, { statusCode = 0 }: IncomingMessage, start: string, bytes: number): Sent {
  const said = start.trim() === '' ? '' : ` It said: ${start.trim()}`;
  const answer = `${host} answered ${statusCode}.${said}`;
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'sent', answer, reached: [], bytes };
  if (statusCode >= 300 && statusCode < 400)
    return refused(`${host} sends to another address (${statusCode}), which is not followed.`);
  return statusCode === 410 ? refused(answer) : again(answer);
}

const codeOf = (error: Error) => ('code' in error ? String(error.code) : error.name);

/** One JSON body: what a machine wants to know, and the files in Base64 as long as they fit. */
export function bodyOf({ kind, at, summary, files }: Parcel): string {
  let left = WEBHOOK_MOST;
  const carried = files.map(({ name, mediaType, bytes, sha256 }: ParcelFile) => {
    const fits = bytes.length <= left;
    if (fits) left -= bytes.length;
    const base64 = fits ? Buffer.from(bytes).toString('base64') : null;
    return { name, mediaType, bytes: bytes.length, sha256, base64 };
  });
  return JSON.stringify({ type: TYPES[kind], timestamp: at, data: { ...summary, files: carried } });
}

const TYPES: Record<Parcel['kind'], string> = {
  report: 'report.made',
  test: 'report.test',
  digest: 'verdicts.changed',
};
