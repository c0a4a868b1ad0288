import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret to sign with: 32 random bytes, written as Standard Webhooks write them. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * The headers that prove who sent a body and when.
 * Source: Standard Webhooks 1.0, "Webhook signature" (v1: HMAC-SHA256 over id, timestamp and body, in Base64).
 */
export function signatureHeaders({
  id,
  at,
  body,
  secret,
}: {
  id: string;
  at: string;
  body: string;
  secret: string;
}): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
