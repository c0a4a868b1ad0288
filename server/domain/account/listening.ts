/** Whether an address reaches no further than the machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Why the server may not listen there, as a sentence; null when it may. While nobody has an account, whoever reaches it could make the first. */
export function listeningTrouble(
  host: string,
  { people, inContainer }: { people: number; inContainer: boolean },
): string | null {
  if (people > 0 || inContainer || isLoopback(host)) return null;
  return `HOST is ${host}, which others can reach, and nobody has an account yet`;
}
