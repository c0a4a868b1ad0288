import type { Way } from '../../domain/delivery/delivery-values.ts';
import type { MailBox } from '../../senders/mail.ts';
import type { Posting } from '../../senders/webhook/post.ts';

/** How reports leave: what the settings switch on. */
export interface Sending {
  outbox: string | null;
  mail: MailBox | null;
  posting: Posting;
  /** PUBLIC_ORIGIN: without it nothing that is sent can carry a link. */
  origin: string | null;
}

/** Nothing but webhooks: for doors that only list, and for tests. */
export const NO_SENDING: Sending = {
  outbox: null,
  mail: null,
  posting: { allowPrivate: false, patience: 30_000 },
  origin: null,
};

/** Which ways are open, and how one that is shut is opened. */
export function waysOf({ outbox, mail, posting }: Sending): Record<Way, { on: boolean; how: string }> {
  return {
    folder: {
      on: outbox !== null,
      how: outbox !== null ? 'Below the outbox of the server.' : 'Set SIGNPOSTS_OUTBOX_DIR to a folder of the server.',
    },
    mail: {
      on: mail !== null,
      how: mail ? `From ${mail.from}.` : 'Set SIGNPOSTS_SMTP_URL and SIGNPOSTS_MAIL_FROM.',
    },
    webhook: {
      on: true,
      how: posting.allowPrivate
        ? 'Addresses of the own network may be called too.'
        : 'Addresses of the public internet only, by https.',
    },
  };
}
