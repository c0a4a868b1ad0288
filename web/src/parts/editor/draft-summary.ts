import { titleOf, type Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import type { Part } from '../../../../server/domain/event/event.ts';
import { readToll } from '../toll-input.ts';
import type { Fields, TollSide } from './fields.ts';

const SIDES: Record<TollSide, string> = {
  security: 'security forces',
  civilians: 'civilians',
  militants: 'attackers',
  unknown: 'others',
  total: '',
};

/** A first line for the event from what the form holds; the analyst may write a better one. */
export function draftSummary(fields: Fields, words: Lexicon): string {
  if (!fields.kind) return '';
  const actors = (parts: readonly Part[]) =>
    parts.map((part) => short(titleOf(words, 'actors', part.actor))).join(' and ');
  const against = fields.against
    .map((id) => lower(short(titleOf(words, words.targets.has(id) ? 'targets' : 'actors', id))))
    .join(' and ');
  const where = fields.placeName.trim() || fields.place.map((id) => short(titleOf(words, 'places', id))).join(' and ');
  const parts = [short(titleOf(words, 'events', fields.kind))];
  if (fields.by.length) parts.push(`by ${actors(fields.by)}`);
  if (fields.between.length > 1) parts.push(`between ${actors(fields.between)}`);
  if (fields.with.length) parts.push(`with ${actors(fields.with)}`);
  if (against) parts.push(`against ${against}`);
  if (where) parts.push(`in ${where}`);
  const toll = [tollWords(fields.killed, 'killed'), tollWords(fields.wounded, 'wounded')].filter(Boolean).join(', ');
  return `${parts.join(' ')}${toll ? `; ${toll}` : ''}.`;
}

function tollWords(row: Record<TollSide, string>, word: string): string {
  const said = (Object.entries(row) as [TollSide, string][]).flatMap(([side, text]) => {
    const { toll } = readToll(text);
    return toll && toll.best > 0 ? [{ side, text: text.trim() }] : [];
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
