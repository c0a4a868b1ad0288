import { titleOf, type Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import type { Part } from '../../../../server/domain/event/event.ts';
import { readToll } from '../toll-input.ts';
import type { Fields, TollSide } from './fields.ts';
import { kindFields } from './kind-fields.ts';

const SIDES: Record<TollSide, string> = {
  security: 'security forces',
  civilians: 'civilians',
  militants: 'attackers',
  unknown: 'others',
  total: '',
};

/** What an event is called when only the group of its kind is known; the groups' titles are headings, not phrases. */
const GROUP_PHRASES: Record<string, string> = {
  attack: 'Attack',
  fight: 'Fighting',
  ground: 'Change of who holds ground',
  'state-force': 'Use of force',
  militants: 'Move among armed groups',
  talks: 'Talks',
  public: 'Public act',
  'state-acts': 'Aid or other state act',
};

/** A first line for the event from what the form holds; the analyst may write a better one. */
export function draftSummary(fields: Fields, words: Lexicon): string {
  if (!fields.kind) return '';
  const actors = (parts: readonly Part[]) =>
    parts.map((part) => named(short(titleOf(words, 'actors', part.actor)))).join(' and ');
  const against = fields.against
    .map((id) =>
      words.targets.has(id) ? lower(short(titleOf(words, 'targets', id))) : named(short(titleOf(words, 'actors', id))),
    )
    .join(' and ');
  const where = fields.placeName.trim() || fields.place.map((id) => short(titleOf(words, 'places', id))).join(' and ');
  const labels = kindFields(fields.kind, words);
  const parts = [act(fields, words)];
  if (fields.by.length) parts.push(`${preposition(labels.by, 'by')} ${actors(fields.by)}`);
  if (fields.between.length > 1) parts.push(`between ${actors(fields.between)}`);
  if (fields.with.length) parts.push(`${preposition(labels.with, 'with')} ${actors(fields.with)}`);
  if (against) parts.push(`${preposition(labels.against, 'against')} ${against}`);
  if (where) parts.push(`in ${where}`);
  const toll = [tollWords(fields.killed, 'killed'), tollWords(fields.wounded, 'wounded')].filter(Boolean).join(', ');
  return `${parts.join(' ')}${toll ? `; ${toll}` : ''}.`;
}

/** The label's own preposition: "Given to" joins as "to", "About" as "about"; "On" and others join as they always did. */
function preposition(label: string | undefined, usual: string): string {
  if (label?.startsWith('With the help')) return label.toLowerCase();
  const last = label?.split(' ').at(-1)?.toLowerCase() ?? '';
  return ['to', 'toward', 'about', 'of', 'from', 'for'].includes(last) ? last : usual;
}

/** The kind as a phrase; what it says of the doer in general gives way to the doer who is named. */
function act(fields: Fields, words: Lexicon): string {
  const phrase = GROUP_PHRASES[fields.kind] ?? titleOf(words, 'events', fields.kind).split(/[:(]/)[0]?.trim() ?? '';
  const alone = fields.by.length ? phrase.replace(/ by (an armed group|the state|a state)$/, '') : phrase;
  return fields.between.length > 1 ? alone.replace(/ between .*$/, '') : alone;
}

/** A group inside a sentence: "the government of the United States", "an unidentified armed group". */
function named(title: string): string {
  if (title === 'Armed group not identified') return 'an unidentified armed group';
  const other = /^(.+) not in this list$/.exec(title);
  if (other?.[1]) return `another ${lower(other[1])}`;
  if (/^(Residents|People) /.test(title)) return lower(title);
  return /^(Government|Security forces|Taliban government) /.test(title) ? `the ${lower(title)}` : title;
}

function tollWords(row: Record<TollSide, string>, word: string): string {
  const said = (Object.entries(row) as [TollSide, string][]).flatMap(([side, text]) => {
    const { toll } = readToll(text);
    return toll && toll.best > 0 ? [{ side, text: toll.orMore ? `at least ${toll.best}` : text.trim() }] : [];
  });
  const sides = said.filter(({ side }) => side !== 'total');
  if (sides.length) return `${sides.map(({ side, text }) => `${text} ${SIDES[side]}`).join(' and ')} ${word}`;
  return said[0] ? `${said[0].text} ${word}` : '';
}

/** Up to the first comma, colon or bracket: titles explain themselves there, a summary need not. */
const short = (title: string) => title.split(/[,:(]/)[0]?.trim() ?? title;
const lower = (title: string) =>
  /^[A-Z][a-z]/.test(title) && !/^(Chinese|Baloch|Taliban)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
