/**
 * Scatter of the sum of `months` neighbouring months about its mean, where single months scatter by phi and neighbours
 * correlate by rho (first-order): phi (1 + 2/k sum (k - j) rho^j). One month gives phi, very many phi (1 + rho)/(1 - rho),
 * which is what a whole window has in method 4.1.
 */
export function phiOver(months: number, { phi, rho }: { phi: number; rho: number }): number {
  const k = Math.max(1, Math.round(months));
  let shared = 0;
  for (let lag = 1; lag < k; lag += 1) shared += (k - lag) * rho ** lag;
  return phi * (1 + (2 / k) * shared);
}
