import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';
import type { MailBox } from '../senders/mail.ts';

/** A call as a receiver got it. */
export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks of a suite's own, over real HTTP. */
export interface Receiver {
  url: string;
  calls: Call[];
  /** Answers the call of this number, counted from 1 and from when it was set. */
  mood: (n: number, response: ServerResponse) => void;
}

/** Starts one. Call it where tests are collected. */
export async function testReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', calls: [], mood: (_, response) => response.writeHead(200).end('thank you') };
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const piece of request) body += String(piece);
      receiver.calls.push({ headers: request.headers, body });
      receiver.mood(receiver.calls.length, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}

/** Verifies a call as a receiver would, by the words of Standard Webhooks and by no code of ours. */
export function isSignedBy(secret: string, { headers, body }: Call): boolean {
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = Buffer.from(createHmac('sha256', key).update(signed, 'utf8').digest('base64'));
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => {
      const [version, signature = ''] = each.split(',');
      const given = Buffer.from(signature);
      return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
    });
}

/** A message as the mail server took it. */
export interface Letter {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server of a suite's own, which speaks SMTP. */
export interface Post {
  box: MailBox;
  letters: Letter[];
  /** What it does with the message of this number, counted from 1: a code refuses it, "hang" never answers. */
  mood: (n: number) => number | 'hang' | null;
  /** Addresses it does not take. */
  unknown: Set<string>;
}

/** Starts one. Call it where tests are collected. */
export async function testPost(): Promise<Post> {
  let n = 0;
  const letters: Letter[] = [];
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _, done) {
      done(unknown.has(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        n += 1;
        const mood = post.mood(n);
        if (mood === 'hang') return;
        if (mood !== null) return done(Object.assign(new Error('Come back later'), { responseCode: mood }));
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to,
          raw: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const box: MailBox = {
    ...{ host: '127.0.0.1', port, user: null, password: null, tls: false, loopback: true },
    ...{ from: 'signposts@example.org', patience: 2_000 },
  };
  const post: Post = { box, letters, mood: () => null, unknown };
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return post;
}
