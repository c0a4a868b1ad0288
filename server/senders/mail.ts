import { createTransport } from 'nodemailer';
import { MAIL_MOST } from '../domain/delivery/delivery-values.ts';
import { headerLine, isAddress } from '../domain/delivery/mail-address.ts';
import { again, bytesIn, refused, type Parcel, type ParcelFile, type Sent } from './parcel.ts';

/** The server that takes our mail, and how long it is waited for. */
export interface MailBox {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  /** Speaks TLS from the first byte; otherwise it must turn to it before anything is said. */
  tls: boolean;
  /** On this machine alone: then mail may go without TLS. */
  loopback: boolean;
  from: string;
  /** Milliseconds: for a connection, and for any answer. The whole try has three times as long. */
  patience: number;
}

/** Hands a message to the mail server for all these addresses; says which of them it took. */
export async function sendMail(parcel: Parcel, addresses: readonly string[], box: MailBox): Promise<Sent> {
  const { host, port, user, password, tls, loopback, from, patience } = box;
  if (!addresses.every(isAddress)) return refused('An address is not one.');
  const files = fitting(parcel.files);
  const transport = createTransport({
    host,
    port,
    secure: tls,
    ...(loopback ? { ignoreTLS: true } : { requireTLS: true }),
    ...(user !== null && password !== null && { auth: { user, pass: password } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    // A text of ours must not make the library read a file or an address of the web.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let late: NodeJS.Timeout | undefined;
  try {
    const sending = transport.sendMail({
      from,
      to: [...addresses],
      subject: headerLine(parcel.subject),
      date: new Date(parcel.at),
      // The same over all tries: a mail program shows a second copy as the first.
      messageId: `<${parcel.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      text: parcel.text + leftOut(parcel.files, files),
      html: parcel.html,
      ...(parcel.unsubscribe !== null && {
        list: { unsubscribe: { url: parcel.unsubscribe, comment: 'Unsubscribe' } },
      }),
      // One click in the mail program, without a page: RFC 8058. The address takes that POST (`http/routes/digest.ts`).
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(parcel.unsubscribe?.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
      attachments: files.map(({ name, mediaType, bytes }) => ({
        filename: headerLine(name),
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
    });
    const slow = new Promise<never>((_, refuse) => {
      late = setTimeout(() => refuse(new Slow()), patience * 3);
    });
    sending.catch(() => undefined);
    return taken(await Promise.race([sending, slow]), addresses, bytesIn(files));
  } catch (error) {
    return notTaken(error, addresses, host);
  } finally {
    clearTimeout(late);
    transport.close();
  }
}

class Slow extends Error {}

interface Answered {
  accepted?: readonly (string | { address: string })[];
  rejectedErrors?: readonly { recipient?: unknown; responseCode?: unknown; response?: unknown }[];
  response?: string;
}

/** Some addresses may have been taken and others not. */
function taken(answered: unknown, addresses: readonly string[], bytes: number): Sent {
  const { accepted = [], rejectedErrors = [], response = '' } = answered as Answered;
  const got = accepted.map((each) => (typeof each === 'string' ? each : each.address).toLowerCase());
  const reached = addresses.filter((each) => got.includes(each.toLowerCase()));
  if (reached.length === addresses.length) return { outcome: 'sent', answer: `Taken: ${response}`, reached, bytes };
  return { outcome: 'partly', answer: `Not taken for ${listed(rejectedErrors)}`, reached, bytes };
}

const listed = (errors: NonNullable<Answered['rejectedErrors']>) =>
  errors.map(({ recipient, response }) => `${String(recipient)}: ${String(response)}`).join('; ');

/** Nobody has got it. An answer of 5xx to the addresses or the message means "never"; everything else may pass. */
function notTaken(error: unknown, addresses: readonly string[], host: string): Sent {
  if (error instanceof Slow) return again(`${host} took too long.`);
  const { code, responseCode, response, rejectedErrors } = error as {
    code?: unknown;
    responseCode?: unknown;
    response?: unknown;
    rejectedErrors?: Answered['rejectedErrors'];
  };
  const said = typeof response === 'string' ? ` It said: ${response}` : '';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    const codes = rejectedErrors?.map((each) => Number(each.responseCode)) ?? [Number(responseCode)];
    const answer = `${host} did not take it for ${addresses.length === 1 ? 'this address' : 'these addresses'}.${said}`;
    return codes.length > 0 && codes.every((each) => each >= 500) ? refused(answer) : again(answer);
  }
  return again(`${host} ${WORDS[String(code)] ?? 'could not be used'}.${said}`);
}

const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'did not let us in with the account of the settings',
  ETIMEDOUT: 'took too long to answer',
  ECONNECTION: 'cannot be reached',
  ESOCKET: 'cannot be reached, or its certificate is not valid',
  EDNS: 'cannot be found',
  ETLS: 'offers no TLS, and without it nothing is sent',
};

/** Files in their order as long as they fit; the others are named in the text. */
function fitting(files: readonly ParcelFile[]): ParcelFile[] {
  let left = MAIL_MOST;
  return files.filter(({ bytes }) => {
    if (bytes.length > left) return false;
    left -= bytes.length;
    return true;
  });
}

function leftOut(files: readonly ParcelFile[], sent: readonly ParcelFile[]): string {
  const names = files.filter((file) => !sent.includes(file)).map(({ name }) => name);
  return names.length === 0 ? '' : `\n\nToo large to be attached: ${names.join(', ')}.`;
}
