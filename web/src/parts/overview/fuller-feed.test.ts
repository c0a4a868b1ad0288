import { describe, expect, it } from 'vitest';
import { fullerFeed } from './fuller-feed.ts';

const feed = (id: string, events: number) => ({ id, events, record: id === 'desk' });
const feeds = (desk: number) => [feed('desk', desk), feed('csv', 60), feed('ucdp-ged', 6416), feed('series-x', 0)];

describe('the feed that an empty one leads to', () => {
  it('is the one with most events', () => {
    expect(fullerFeed(feeds(0), 'desk')?.id).toBe('ucdp-ged');
  });

  it('is none while the feed that is read holds an event, however few', () => {
    expect(fullerFeed(feeds(1), 'desk')).toBeNull();
  });

  it('is none where no feed holds any', () => {
    expect(fullerFeed([feed('desk', 0), feed('series-x', 0)], 'desk')).toBeNull();
  });

  it('is none where a person chose the feed that is read', () => {
    expect(fullerFeed(feeds(0), 'series-x')).toBeNull();
  });
});
