/**
 * A text with every secret in it struck out, as it is and as addresses, forms and JSON write it. To be done before a text
 * is cut: half a secret would no longer be found.
 */
export function withoutSecrets(text: string, secrets: readonly (string | null)[]): string {
  const written = secrets.flatMap((secret) => (secret === null || secret === '' ? [] : waysToWrite(secret)));
  const longestFirst = [...new Set(written)].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, each) => left.replaceAll(each, '…'), text);
}

function waysToWrite(secret: string): string[] {
  const form = new URLSearchParams({ of: secret }).toString().slice('of='.length);
  return [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1)];
}
