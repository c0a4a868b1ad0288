import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../domain/desk/attachment.ts';
import { FILE_BYTES } from '../../domain/desk/file-rules.ts';
import { bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { attachFile } from './attach-file.ts';
import { removeFile } from './remove-file.ts';
import { sniff } from './sniff.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const JPEG = latin('\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xD9');
const GIF = latin('GIF89a\x01\x00\x01\x00\x00\x00\x00;');
const WEBP = latin('RIFF\x1A\x00\x00\x00WEBPVP8L\x0D\x00\x00\x00\x2F\x00\x00\x00');
const PDF = latin('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const EXE = latin(`MZ\x90\x00\x03\x00\x00\x00${'\x00'.repeat(120)}This program cannot be run in DOS mode`);
const ZIP = latin(`PK\x03\x04\x14\x00\x00\x00\x00\x00${'\x00'.repeat(20)}`);

describe('what a file is', () => {
  it.each([
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a GIF', GIF, 'image/gif'],
    ['a WebP', WEBP, 'image/webp'],
    ['a PDF', PDF, 'application/pdf'],
    ['plain text', utf8('Two men on a motorbike. دو آدمی\r\n\tEnd'), 'text/plain'],
    ['text with a byte order mark', utf8('\uFEFFA report'), 'text/plain'],
    ['text that begins like a program', utf8('MZ is what it says'), 'text/plain'],
    ['text of more than one piece', utf8('ق'.repeat(70_001)), 'text/plain'],
    ['a comparison', utf8('3 < 4, and a <b'), 'text/plain'],
  ])('takes %s', async (_, bytes, type) => {
    expect(await sniff(bytes)).toEqual({ type });
  });

  it.each([
    ['a web page', utf8('<!DOCTYPE html><title>x</title>'), 'a web page'],
    ['a web page after spaces and a comment', utf8(' \n<!-- x --><p>x</p>'), 'an XML or HTML document'],
    ['a text with a script in it', utf8('Report\n<script>alert(1)</script>'), 'a web page'],
    ['an SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'an SVG drawing, which can hold a program'],
    ['an SVG with an XML line', utf8('<?xml version="1.0"?><svg/>'), 'an SVG drawing, which can hold a program'],
    ['XML', utf8('<?xml version="1.0"?><a/>'), 'an XML or HTML document'],
    ['a picture that is a page too', joined(PNG, utf8('<html><script>x</script>')), 'a picture with a web page inside'],
    ['a GIF that is a script too', joined(GIF, utf8('/*<script src=x>*/')), 'a picture with a web page inside'],
    ['a Windows program', EXE, 'a Windows program'],
    ['a Linux program', latin(`\x7FELF\x02\x01\x01${'\x00'.repeat(60)}`), 'a program'],
    ['a shell script', utf8('#!/bin/sh\nrm -rf /'), 'a program'],
    ['an archive', ZIP, 'a ZIP archive'],
    ['rich text', utf8('{\\rtf1 hello}'), 'a rich text document'],
    ['text in UTF-16', latin('\xFF\xFEA\x00b\x00'), 'text in UTF-16; save it as UTF-8'],
    ['text in Latin-1', latin('caf\xE9 here'), 'neither text in UTF-8 nor a known file'],
    ['text cut within a letter', utf8('ق').subarray(0, 1), 'neither text in UTF-8 nor a known file'],
    ['text with control characters', utf8('a\u0007b'), 'neither text in UTF-8 nor a known file'],
  ])('refuses %s, and says what it is', async (_, bytes, refused) => {
    expect(await sniff(new Uint8Array(bytes))).toEqual({ refused });
  });
});

describe('files of an event', () => {
  const anEvent = async () => (await logEvent({ ctx, input: aBomb() })).id;
  const attach = (id: string, name: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    ask('POST', `/api/events/${id}/attachments?name=${encodeURIComponent(name)}`, {
      raw: bytes,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });
  const listed = async (id: string) =>
    ((await (await ask('GET', `/api/events/${id}/attachments`)).json()) as { files: Attachment[] }).files;

  it('are kept under their hash, listed, and given back byte by byte', async () => {
    const id = await anEvent();
    const bytes = new Uint8Array(Buffer.concat([PDF, Buffer.alloc(2_500_000, 'x')]));
    const sent = await attach(id, 'C:\\docs\\report.pdf', bytes);
    expect(sent.status).toBe(201);
    const file = (await sent.json()) as Attachment;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toMatchObject({ name: 'report.pdf', mediaType: 'application/pdf', size: bytes.length, sha256 });
    expect(await listed(id)).toEqual([file]);
    const read = await ask('GET', `/api/attachments/${file.id}`);
    expect(Buffer.compare(Buffer.from(await read.arrayBuffer()), Buffer.from(bytes))).toBe(0);
    expect(read.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('never run: each comes as a file to be saved, in a sandbox, under its true type', async () => {
    const id = await anEvent();
    const file = (await (await attach(id, 'a"b\u202Etxt.html', utf8('hello'))).json()) as Attachment;
    expect(file.name).toBe('a-btxt.html.txt');
    const { headers } = await ask('GET', `/api/attachments/${file.id}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="a-btxt.html.txt"; filename*=UTF-8''a-btxt.html.txt`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${file.sha256}"`,
    });
    const again = await ask('GET', `/api/attachments/${file.id}`, { headers: { 'if-none-match': `"${file.sha256}"` } });
    expect([again.status, again.headers.get('content-security-policy')]).toEqual([304, "sandbox; default-src 'none'"]);
  });

  it('keep names in any script', async () => {
    const id = await anEvent();
    const { id: file } = (await (await attach(id, "بم (1)'.png", PNG)).json()) as Attachment;
    const { headers } = await ask('GET', `/api/attachments/${file}`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="__ (1)'.png"; filename*=UTF-8''%D8%A8%D9%85%20%281%29%27.png`,
    );
  });

  it('are kept once: the same bytes again give the first', async () => {
    const [id, other] = [await anEvent(), await anEvent()];
    const first = (await (await attach(id, 'one.png', PNG)).json()) as Attachment;
    expect(await (await attach(id, 'two.png', PNG)).json()).toEqual(first);
    expect(await listed(id)).toHaveLength(1);
    expect(((await (await attach(other, 'one.png', PNG)).json()) as Attachment).id).not.toBe(first.id);
  });

  it('are removed and put back; the bytes stay', async () => {
    const id = await anEvent();
    const file = (await (await attach(id, 'one.png', PNG)).json()) as Attachment;
    expect((await ask('DELETE', `/api/attachments/${file.id}`)).status).toBe(200);
    expect(await listed(id)).toEqual([]);
    expect((await ask('GET', `/api/attachments/${file.id}`)).status).toBe(404);
    expect((await ask('POST', `/api/attachments/${file.id}/restore`, { body: {} })).status).toBe(200);
    expect(await listed(id)).toEqual([file]);
    await ask('DELETE', `/api/attachments/${file.id}`);
    expect(await (await attach(id, 'again.png', PNG)).json()).toEqual(file);
    expect(await listed(id)).toEqual([file]);
  });

  it.each([
    ['a page under a picture’s name', 'photo.png', utf8('<html></html>'), 415, 'file-not-kept'],
    ['a program under a PDF’s name', 'report.pdf', EXE, 415, 'file-not-kept'],
    ['an empty file', 'empty.txt', new Uint8Array(), 422, 'file-empty'],
    ['20 MiB and one byte', 'long.txt', new Uint8Array(FILE_BYTES + 1).fill(65), 413, 'too-large'],
  ])('refuse %s and keep nothing', async (_, name, bytes, status, code) => {
    const id = await anEvent();
    const answer = await attach(id, name, bytes);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
    expect(await listed(id)).toEqual([]);
  });

  it('may have 20 MiB', async () => {
    const id = await anEvent();
    const bytes = new Uint8Array(FILE_BYTES).fill(65);
    const file = (await (await attach(id, 'long.txt', bytes)).json()) as Attachment;
    expect(file.size).toBe(FILE_BYTES);
    expect((await (await ask('GET', `/api/attachments/${file.id}`)).arrayBuffer()).byteLength).toBe(FILE_BYTES);
  });

  it('name what was found in one sentence, with what to do', async () => {
    const problem = await (await attach(await anEvent(), 'report.pdf', EXE)).json();
    expect(problem).toMatchObject({
      title: 'This kind of file is not kept',
      detail: 'Its content is a Windows program',
      fix: 'Attach a picture (PNG, JPEG, WebP, GIF), a PDF, or plain text in UTF-8.',
    });
  });

  it('end at 40, and a removed one makes room', async () => {
    const id = await anEvent();
    const sent: Attachment[] = [];
    for (let n = 0; n < 40; n++)
      sent.push(await attachFile({ ctx: log.as(bob), input: { id, name: 'n.txt', bytes: utf8(`File ${n}`) } }));
    const more = { id, name: 'n.txt', bytes: utf8('One more') };
    expect(await refusal(attachFile({ ctx, input: more }))).toMatchObject({ code: 'too-many-files' });
    await removeFile({ ctx: log.as(bob), input: { id: sent[0]?.id ?? '', removed: true } });
    expect(await refusal(attachFile({ ctx, input: more }))).toBeNull();
    const back = removeFile({ ctx, input: { id: sent[0]?.id ?? '', removed: false } });
    expect(await refusal(back)).toMatchObject({ code: 'too-many-files' });
  });

  it('refuse a reader, an event that is not there, and JSON', async () => {
    const id = await anEvent();
    const input = { id, name: 'x.png', bytes: PNG };
    expect(await refusal(attachFile({ ctx: log.as(charlie), input }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(removeFile({ ctx: log.as(charlie), input: { id, removed: true } }))).toMatchObject({
      code: 'not-allowed',
    });
    for (const wrong of ['nothing', ctx.newId()]) expect((await attach(wrong, 'x.png', PNG)).status).toBe(404);
    const json = await ask('POST', `/api/events/${id}/attachments`, { body: {} });
    expect(json.status).toBe(415);
    expect((await ask('GET', '/api/attachments/nothing')).status).toBe(404);
  });
});
