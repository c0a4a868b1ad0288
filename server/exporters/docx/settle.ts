import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Day } from '../../domain/event/calendar.ts';
import { pack } from '../pack.ts';

/**
 * The same document with nothing left of chance and clock: dates are the day given, the names of links and the numbers
 * of pictures and bookmarks count from 1 in their order, and so does the packing.
 */
export function settle(docx: Uint8Array, day: Day): Promise<Uint8Array> {
  const names = new Map<string, string>();
  const files = Object.entries(unzipSync(docx)).map(([path, bytes]): [string, Uint8Array] => {
    if (!/\.(xml|rels)$/.test(path)) return [path, bytes];
    return [path, strToU8(settled(path, strFromU8(bytes), names, day))];
  });
  return pack(Object.fromEntries(files), day);
}

function settled(path: string, xml: string, names: Map<string, string>, day: Day): string {
  if (path === 'docProps/core.xml')
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`);
  let [picture, bookmark] = [0, 0];
  return xml
    .replace(/ (r:id|Id)="(rId[\w-]*[^\d"][\w-]*)"/g, (_, attribute: string, id: string) => {
      const name = names.get(id) ?? `rIdLink${names.size + 1}`;
      names.set(id, name);
      return ` ${attribute}="${name}"`;
    })
    .replace(/<wp:docPr ([^>]*?)id="[^"]*"/g, (_, rest: string) => `<wp:docPr ${rest}id="${(picture += 1)}"`)
    .replace(
      /<w:bookmarkStart ([^>]*?)w:id="[^"]*"/g,
      (_, rest: string) => `<w:bookmarkStart ${rest}w:id="${(bookmark += 1)}"`,
    )
    .replace(/<w:bookmarkEnd w:id="[^"]*"/g, endings());
}

/** Bookmarks here do not reach into each other, so they end in the order in which they begin. */
function endings(): () => string {
  let n = 0;
  return () => `<w:bookmarkEnd w:id="${(n += 1)}"`;
}
