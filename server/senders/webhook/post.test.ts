import { describe, expect, it } from 'vitest';
import type { Parcel } from '../parcel.ts';
import { bodyOf, postWebhook, wrongAddress } from './post.ts';
import { isPublic } from './public-address.ts';
import { newSecret, signatureHeaders } from './sign.ts';

const parcel: Parcel = {
  ...{ id: 'one', at: '2024-11-03T06:00:00.000Z', kind: 'report', subject: '', text: '', html: '' },
  ...{ summary: { hash: 'h' }, files: [], unsubscribe: null },
};

describe('an address of the public internet', () => {
  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111'])('%s is one', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', '2001:db8::1', '255.255.255.255', 'localhost', ''],
  ])('%s is none', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('calling a webhook', () => {
  const shut = { allowPrivate: false, patience: 200 };

  it('looks a name up once, and refuses it when any of its addresses is private', async () => {
    let asked = 0;
    const find = async () => [['1.1.1.1', '127.0.0.1'], ['1.1.1.1']][asked++] ?? [];
    const sent = await postWebhook(parcel, { url: 'https://hook.example/', secret: newSecret() }, { ...shut, find });
    expect([sent.outcome, asked]).toEqual(['refused', 1]);
  });

  it.each([
    ['http://hook.example/', 'is not https'],
    ['ftp://hook.example/', 'is not a web address'],
    ['https://ann:secret@hook.example/', 'holds a name or a password'],
    ['hook', 'is not a web address'],
  ])('refuses %s', (url, why) => {
    expect(wrongAddress(url, shut)).toBe(why);
  });

  it('tries again where a name cannot be found', async () => {
    const none = { ...shut, find: async () => [] };
    const sent = await postWebhook(parcel, { url: 'https://hook.example/', secret: newSecret() }, none);
    expect(sent).toMatchObject({ outcome: 'again', answer: 'hook.example cannot be found.' });
  });

  it('names a file that is too large with its hash, without its bytes', () => {
    const file = (name: string, size: number) => ({ name, mediaType: 'x/y', bytes: new Uint8Array(size), sha256: 's' });
    const body = bodyOf({ ...parcel, files: [file('large', 11 * 1024 * 1024), file('small', 3)] });
    const { data } = JSON.parse(body) as { data: { files: { name: string; base64: string | null }[] } };
    expect(data.files.map(({ name, base64 }) => [name, base64])).toEqual([
      ['large', null],
      ['small', 'AAAA'],
    ]);
  });

  it('signs as the example of the standard does', () => {
    // Source: the reference test of the standard-webhooks libraries.
    const headers = signatureHeaders({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: '2021-03-04T18:45:30.000Z',
      body: '{"test": 2432232314}',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    });
    expect(headers['webhook-timestamp']).toBe('1614883530');
    expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  });
});
