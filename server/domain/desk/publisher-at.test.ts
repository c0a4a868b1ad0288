import { describe, expect, it } from 'vitest';
import type { KnownPublisher } from './publisher.ts';
import { publisherAt } from './publisher-at.ts';

const dawn: KnownPublisher = { publisher: 'Dawn', used: 9, grade: 'B2', host: 'dawn.com' };

describe('the publisher at a link', () => {
  it.each(['https://www.dawn.com/news/1', 'http://DAWN.com?x', ' https://epaper.dawn.com/a '])('knows %s', (link) => {
    expect(publisherAt(link, [dawn])).toBe(dawn);
  });

  it.each(['https://notdawn.com/1', 'dawn.com', 'https://', '', 'https://dawn.com.example/'])(
    'does not take "%s" for it',
    (link) => {
      expect(publisherAt(link, [dawn])).toBeNull();
    },
  );
});
