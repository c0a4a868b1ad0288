const POINTS = 64;
const NODES = legendreNodes(POINTS);

/**
 * The integral of `f` from `from` to `to` by 64-point Gauss-Legendre after p = from + (to - from) sin^2, which takes
 * the inverse square root out of both ends. `f` gets p and 1 - p, the latter without cancellation.
 * Source: DLMF 3.5(v).
 */
export function integrate(f: (p: number, complement: number) => number, from: number, to: number): number {
  const width = to - from;
  let sum = 0;
  for (const { node, weight } of NODES) {
    const angle = (Math.PI / 4) * (node + 1);
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    const value = f(from + width * sine * sine, 1 - to + width * cosine * cosine);
    sum += weight * value * 2 * sine * cosine;
  }
  return (sum * width * Math.PI) / 4;
}

/** Nodes on -1..1 with their weights: Newton on the Legendre polynomial from Tricomi's first guess. */
function legendreNodes(n: number): { node: number; weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step += 1) {
      let [previous, current] = [1, x];
      for (let k = 2; k <= n; k += 1) {
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      }
      slope = (n * (x * current - previous)) / (x * x - 1);
      x -= current / slope;
    }
    return { node: x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
}
