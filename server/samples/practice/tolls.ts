import type { Toll, Tolls } from '../../domain/event/event.ts';
import type { Random } from './random.ts';
import type { Stream } from './stream.ts';

const SIDES = ['security', 'civilians', 'militants'] as const;
/** Spread of the logarithm: a few attacks kill many times what most do. */
const SPREAD = 0.9;
const MOST = 28;

/** Killed and wounded of one event. What the stream leaves open stays unsaid. */
export function tollsOf(stream: Stream, chance: Random, after: boolean): { deaths: Tolls; wounded: Tolls } {
  const deaths: Tolls = {};
  if (stream.killed) {
    SIDES.forEach((side, n) => (deaths[side] = exactly(stream.killed?.[n] ?? 0)));
    return { deaths, wounded: { total: exactly(Math.round(sumOf(deaths) * 1.7)) } };
  }
  if (!stream.kills || chance.chance(0.04)) return { deaths, wounded: {} };
  SIDES.forEach((side, n) => {
    const mean = stream.kills?.[n];
    if (mean === null || mean === undefined) return;
    const factor = after && side !== 'militants' ? (stream.deadlier ?? 1) : 1;
    deaths[side] = about(chance, heavy(chance, mean * factor));
  });
  const hurt = chance.chance(0.6) ? { total: exactly(chance.poisson(1 + sumOf(deaths))) } : {};
  return { deaths, wounded: hurt };
}

/** A number around `mean` with a long upper tail, never above `MOST`. */
function heavy(chance: Random, mean: number): number {
  const drawn = mean * Math.exp(SPREAD * chance.normal() - (SPREAD * SPREAD) / 2);
  const whole = Math.floor(drawn);
  return Math.min(MOST, whole + (chance.chance(drawn - whole) ? 1 : 0));
}

/** Low and high figures part where many died. */
function about(chance: Random, best: number): Toll {
  if (best < 3 || chance.chance(0.6)) return exactly(best);
  const doubt = Math.ceil(best * 0.2);
  return { low: best - chance.whole(0, doubt), best, high: best + chance.whole(0, doubt) };
}

function exactly(n: number): Toll {
  return { low: n, best: n, high: n };
}

function sumOf(tolls: Tolls): number {
  return SIDES.reduce((sum, side) => sum + (tolls[side]?.best ?? 0), 0);
}
