import { bulkEdit } from '../actions/events/bulk-edit.ts';
import { editEvent } from '../actions/events/edit-event.ts';
import { logEvent } from '../actions/events/log-event.ts';
import { retractEvent } from '../actions/events/retract-event.ts';
import { restoreEvent } from '../actions/history/restore-event.ts';
import { undoBatch } from '../actions/history/undo-batch.ts';
import { overrideEvent } from '../actions/overrides/override-event.ts';
import { removeOverride } from '../actions/overrides/remove-override.ts';
import { decide } from '../actions/review/decide.ts';
import { reopen } from '../actions/review/reopen.ts';
import { addSource } from '../actions/twins/add-source.ts';
import { mergeEvents } from '../actions/twins/merge-events.ts';
import type { EventInput, StoredEvent } from '../domain/event/event.ts';
import { random, type Random } from '../samples/practice/random.ts';
import { alice, bob } from './people.ts';
import { aBomb, type TestLog } from './request.ts';

const INDICATORS = ['attacks', 'bold-share', 'deaths', 'districts'];
// One of them is left out by the test forecast itself.
const DAYS = ['2022-11-04', '2023-01-30', '2023-02-11', '2023-03-07'];

/** A desk at work: Alice and Bob do whatever the desk can do to its events, by chance and in any order. */
export interface DeskAtWork {
  ids: string[];
  log(): Promise<void>;
  /** One thing done, or refused with a Problem. What is tried depends on the seed alone, not on who was faster. */
  step(): Promise<unknown>;
}

/** The same seed tries the same things. */
export function deskAtWork(log: TestLog, seed: string): DeskAtWork {
  const [ids, batches]: [string[], string[]] = [[], []];
  let steps = 0;
  const by = (chance: Random) => log.as(chance.pick([alice, alice, bob]));
  const some = async (chance: Random): Promise<StoredEvent> => {
    const event = await log.ctx.store.events.read(chance.pick(ids));
    if (!event) throw new Error('an event is gone');
    return event;
  };

  const ways: ((chance: Random) => Promise<unknown>)[] = [
    edit,
    edit,
    async (chance) => retractEvent({ ctx: by(chance), input: { ...versionOf(await some(chance)), reason: 'Wrong' } }),
    async (chance) => {
      const { id, version } = await some(chance);
      return restoreEvent({ ctx: by(chance), input: { id, current: version, version: chance.whole(1, version) } });
    },
    async (chance) => {
      const [kept, other] = [await some(chance), await some(chance)];
      const versions = { kept: kept.version, other: other.version };
      batches.push((await mergeEvents({ ctx: by(chance), input: { id: kept.id, other: other.id, versions } })).batch);
    },
    undo,
    undo,
    async (chance) => {
      const given = { counts: chance.chance(0.5), reason: 'Known here' };
      return overrideEvent({ ctx: by(chance), input: { ...where(chance), given } });
    },
    async (chance) => removeOverride({ ctx: by(chance), input: where(chance) }),
    async (chance) => {
      const { id: event, version } = await some(chance);
      const decision = { decision: chance.pick(['keep', 'keep', 'reject', 'ask']), note: 'Looked at' };
      return decide({ ctx: by(chance), input: { event, version, decision } });
    },
    async (chance) => {
      const { id: event, version } = await some(chance);
      return reopen({ ctx: by(chance), input: { event, version } });
    },
    async (chance) => {
      const change = chance.pick([
        { what: 'status', to: chance.pick(['published', 'disputed', 'in-review']) },
        { what: chance.pick(['add-tag', 'remove-tag']), to: 'bold' },
        { what: 'kind', to: chance.pick(['bomb', 'attack']) },
        { what: 'retract', to: '' },
      ]);
      const chosen = ids.filter(() => chance.chance(0.3));
      const { batch } = await bulkEdit({ ctx: by(chance), input: { ids: chosen, change, reason: 'As agreed' } });
      if (batch) batches.push(batch);
    },
    async (chance) => {
      const sources = [{ publisher: `Paper ${chance.whole(1, 5)}` }];
      return addSource({ ctx: by(chance), input: { ...versionOf(await some(chance)), sources } });
    },
  ];

  async function edit(chance: Random): Promise<unknown> {
    return editEvent({ ctx: by(chance), input: { ...versionOf(await some(chance)), draft: draftBy(chance) } });
  }

  async function undo(chance: Random): Promise<unknown> {
    const id = batches.at(-chance.whole(1, 3)) ?? log.ctx.newId();
    return undoBatch({ ctx: by(chance), input: { id } });
  }

  function where(chance: Random) {
    return { id: chance.pick(ids), forecast: 'test', indicator: chance.pick(INDICATORS) };
  }

  return {
    ids,
    async log() {
      const chance = random(`${seed} event ${ids.length}`);
      ids.push((await logEvent({ ctx: by(chance), input: draftBy(chance) })).id);
    },
    async step() {
      const chance = random(`${seed} step ${steps++}`);
      return chance.pick(ways)(chance);
    },
  };
}

const versionOf = ({ id, version }: StoredEvent) => ({ id, version });

function draftBy(chance: Random): EventInput {
  return aBomb({
    when: { from: chance.pick(DAYS) },
    kind: chance.pick(['bomb', 'attack']),
    place: chance.pick([{ words: ['north'] }, { words: ['freeland'] }, {}]),
    deaths: chance.pick([{}, { total: { low: 1, best: 2, high: 9 } }, { civilians: { low: 4, best: 4, high: 4 } }]),
    tags: chance.pick([[], [], ['bold']]),
    sources: [{ publisher: 'The Paper' }, { publisher: 'The Post' }].slice(0, chance.whole(1, 2)),
    summary: `Event ${chance.whole(0, 999)}`,
    status: chance.pick(['published', 'published', 'disputed', 'in-review', 'draft'] as const),
    by: [{ actor: 'rebels', attribution: chance.pick(['attributed', 'claimed', 'claimed', 'alleged'] as const) }],
  });
}
