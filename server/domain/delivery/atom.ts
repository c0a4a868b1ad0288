import { escaped } from './mail-text.ts';
import { changeHeading, changeInWords, type VerdictChange } from './verdict-change.ts';

interface Given {
  forecast: { id: string; title: string };
  changes: readonly VerdictChange[];
  /** When the forecast was published: the moment of a feed that holds nothing yet. */
  since: string;
  self: string;
  /** The page that an entry leads to. */
  page: (indicator: string) => string;
}

/** Changes of verdicts as a feed. Source: RFC 4287, "The Atom Syndication Format". Ids stay the same wherever it is read. */
export function atomOf({ forecast, changes, since, self, page }: Given): string {
  const id = `urn:signposts:forecast:${forecast.id}:changes`;
  const entries = changes.map(
    (change) => `  <entry>
    <id>urn:uuid:${change.id}</id>
    <title>${xml(changeHeading(change))}</title>
    <updated>${change.at}</updated>
    <published>${change.at}</published>
    <link rel="alternate" type="text/html" href="${xml(page(change.indicator))}"/>
    <category term="${xml(change.to)}"/>
    <content type="text">${xml(changeInWords(change))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(id)}</id>
  <title>${xml(`Changes of verdicts: ${forecast.title}`)}</title>
  <updated>${changes[0]?.at ?? since}</updated>
  <author><name>Signposts</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${entries.join('\n')}${entries.length > 0 ? '\n' : ''}</feed>
`;
}

/** XML knows no control characters at all, however they are written. */
const xml = (text: string) => escaped(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
