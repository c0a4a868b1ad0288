import { describe, expect, it } from 'vitest';
import { copyAddress, deskAddress, embedCode, linkOf, shareInWords, standingAt } from './addresses.ts';

describe('the address that is copied', () => {
  it('is what is on screen, with the day of its data', () => {
    expect(copyAddress('https://a.example/f/x/i/y?m=2024-08&feed=acled', '2026-11-23')).toBe(
      'https://a.example/f/x/i/y?m=2024-08&feed=acled&as-of=2026-11-23',
    );
  });

  it('keeps a day that it names already, and stays as it is without one', () => {
    expect(copyAddress('https://a.example/f/x?as-of=2024-01-31', '2026-11-23')).toBe(
      'https://a.example/f/x?as-of=2024-01-31',
    );
    expect(copyAddress('https://a.example/s/token/i/y?m=2024-08', null)).toBe(
      'https://a.example/s/token/i/y?m=2024-08',
    );
  });
});

describe('the page a link opens at', () => {
  it('is the one on screen; feed and day become the link’s own', () => {
    expect(standingAt('/f/ttp/i/attacks', '?m=2024-08&feed=acled&as-of=2024-09-01&grain=quarter')).toEqual({
      address: '/i/attacks?m=2024-08&grain=quarter',
      feed: 'acled',
      asOf: '2024-09-01',
    });
    expect(standingAt('/f/ttp', '')).toEqual({ address: '', feed: null, asOf: null });
    expect(standingAt('/f/ttp/article', '?claim=more').address).toBe('/article?claim=more');
  });
});

describe('a link', () => {
  it('to pages opens at its page, to a chart the chart alone', () => {
    const pages = { opens: 'pages', address: '/i/attacks?m=2024-08' } as const;
    expect(linkOf('https://a.example', { token: 'T', share: pages })).toBe('https://a.example/s/T/i/attacks?m=2024-08');
    const chart = { opens: 'chart', address: '' } as const;
    expect(linkOf('https://a.example', { token: 'T', share: chart })).toBe('https://a.example/embed/T');
  });

  it('is embedded with a title that cannot break out of its place', () => {
    expect(embedCode('https://a.example/embed/T', 'Attacks "on" <forces> & more')).toBe(
      '<iframe src="https://a.example/embed/T" title="Attacks &quot;on&quot; &lt;forces&gt; &amp; more" width="720" height="620" loading="lazy"></iframe>',
    );
  });

  it('leads somebody at the desk to what it shows, on its feed and day', () => {
    const live = { forecast: 'ttp', indicator: null, address: '/i/attacks?m=2024-08', feed: null, asOf: null };
    expect(deskAddress(live)).toBe('/f/ttp/i/attacks?m=2024-08');
    expect(deskAddress({ ...live, address: '', feed: 'acled', asOf: '2024-09-01' })).toBe(
      '/f/ttp?feed=acled&as-of=2024-09-01',
    );
    expect(deskAddress({ ...live, address: '', indicator: 'attacks' })).toBe('/f/ttp/i/attacks');
  });

  it('is said in a few words', () => {
    expect(shareInWords({ opens: 'chart', kind: 'frozen', withEvents: false })).toBe('One chart, frozen');
    expect(shareInWords({ opens: 'pages', kind: 'live', withEvents: true })).toBe('Pages with events, live');
    expect(shareInWords({ opens: 'pages', kind: 'live', withEvents: false })).toBe('Pages, numbers only, live');
  });
});
