import { describe, expect, it } from 'vitest';
import { afterKey, Hand } from './hand.ts';

const VIEW = { k: 1, x: -300, y: -200 };
const SIZE = { width: 400, height: 500 };
const FRAME = { width: 1000, height: 1000 };

describe('moving the map by keys', () => {
  it('goes where the arrow points, and closer or back by plus and minus', () => {
    expect(afterKey(VIEW, 'ArrowRight', SIZE, FRAME)).toEqual({ k: 1, x: -360, y: -200 });
    expect(afterKey(VIEW, '+', SIZE, FRAME)?.k).toBeCloseTo(1.6);
    expect(afterKey(VIEW, '-', SIZE, FRAME)?.k).toBeCloseTo(1 / 1.6);
    expect(afterKey(VIEW, 'Tab', SIZE, FRAME)).toBeNull();
  });
});

describe('moving the map by hand', () => {
  it('follows one finger, and tells a drag from a press', () => {
    const hand = new Hand();
    expect(hand.moved(VIEW, 1, { x: 5, y: 5 }, SIZE, FRAME)).toBeNull();
    hand.down(1, { x: 100, y: 100 });
    expect(hand.moved(VIEW, 1, { x: 102, y: 100 }, SIZE, FRAME)).toEqual({ k: 1, x: -298, y: -200 });
    expect(hand.dragged).toBe(false);
    hand.moved(VIEW, 1, { x: 140, y: 100 }, SIZE, FRAME);
    expect(hand.dragged).toBe(true);
    hand.up(1);
    hand.down(1, { x: 0, y: 0 });
    expect(hand.dragged).toBe(false);
  });

  it('comes closer as two fingers part', () => {
    const hand = new Hand();
    hand.down(1, { x: 100, y: 100 });
    hand.down(2, { x: 200, y: 100 });
    expect(hand.moved(VIEW, 2, { x: 300, y: 100 }, SIZE, FRAME)?.k).toBeCloseTo(2);
  });
});
