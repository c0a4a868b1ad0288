import type { Sending } from '../actions/deliveries/sending.ts';
import type { Config } from '../config.ts';

/** Milliseconds that a mail server or a receiver is waited for. */
const PATIENCE = 30_000;

/** How reports leave, by the settings. */
export function sendingFrom({ delivery, publicOrigin }: Config): Sending {
  const { outbox, mail, allowPrivate } = delivery;
  return {
    outbox,
    mail: mail && { ...mail, patience: PATIENCE },
    posting: { allowPrivate, patience: PATIENCE },
    origin: publicOrigin ?? null,
  };
}
