import { SECTIONS, type SectionId } from '../../../../server/domain/report/plan-values.ts';

/** All sections as the builder lists them: the chosen in their order, each other one below what it follows by default. */
export function orderOf(chosen: readonly SectionId[]): SectionId[] {
  const order = [...chosen];
  for (const [at, id] of SECTIONS.entries()) {
    if (order.includes(id)) continue;
    const before = SECTIONS.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, id);
  }
  return order;
}

/** The list with one of it a step up or down; the same list where it stands at that end already. */
export function stepped<T>(list: readonly T[], one: T, by: -1 | 1): readonly T[] {
  const from = list.indexOf(one);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const moved = [...list];
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

/** The chosen sections after one was ticked or unticked. The last one stays: a report holds something. */
export function ticked(order: readonly SectionId[], chosen: readonly SectionId[], id: SectionId): SectionId[] {
  const wanted = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  return order.filter((one) => (wanted.length ? wanted : chosen).includes(one));
}
