import { CATCH_ALL, type Assigned, type Levels } from '../../domain/import/names-known.ts';
import type { Handle } from '../connect.ts';

/** A name that no word stands for, as the events of a list are asked for it. */
export interface NameAsked {
  what: Assigned['what'];
  plain: string;
  levels: Levels;
}

/** `nameKey` of the domain in SQL, but for marks of scripts that these datasets do not use. */
function keyIn(sql: Handle, text: ReturnType<Handle>) {
  const plain = sql`btrim(regexp_replace(lower(regexp_replace(normalize(${text}, NFKD), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g'))`;
  return sql`coalesce(nullif(${plain}, ''), lower(btrim(normalize(${text}, NFKC))))`;
}

/** The condition on `events e` that a name is one of its unknown ones; the domain says the same (`unknownIn`). */
export function carriesUnknown(sql: Handle, { what, plain, levels }: NameAsked) {
  const { countries, districted, provinces, districts, inside } = levels;
  if (what === 'actor') {
    return sql`e.place_words && ${[...inside]}::text[] and e.actors && ${[...CATCH_ALL]}::text[]
      and exists (select from ${parts(sql)} where part ->> 'actor' = any(${[...CATCH_ALL]}::text[])
        and ${keyIn(sql, sql`(part ->> 'name')`)} = ${plain})`;
  }
  return sql`not e.place_words && ${[...districts]}::text[] and case
    when e.place_words && ${[...districted]}::text[] then ${keyIn(sql, sql`e.admin2`)} = ${plain}
    when e.place_words && ${[...countries]}::text[] and not e.place_words && ${[...provinces]}::text[]
      then ${keyIn(sql, sql`coalesce(nullif(e.admin1, ''), e.admin2)`)} = ${plain}
    else false end`;
}

function parts(sql: Handle) {
  return sql`jsonb_array_elements((e.body -> 'by') || (e.body -> 'with') || (e.body -> 'between')) as part`;
}

/** The condition on `events e` that a name in it stands for this word. */
export function carriesWord(sql: Handle, { what, plain }: NameAsked, word: string) {
  if (what === 'actor') {
    return sql`e.actors && ${[word]}::text[] and exists (select from ${parts(sql)}
      where part ->> 'actor' = ${word} and ${keyIn(sql, sql`(part ->> 'name')`)} = ${plain})`;
  }
  return sql`e.place_words = ${[word]}::text[]
    and (${keyIn(sql, sql`e.admin1`)} = ${plain} or ${keyIn(sql, sql`e.admin2`)} = ${plain})`;
}
