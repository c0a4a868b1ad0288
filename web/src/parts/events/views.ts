import { monthInWords } from '../../../../server/domain/event/calendar.ts';
import { STANDING } from '../../../../server/domain/event/event-values.ts';
import type { View } from '../../../../server/domain/desk/view.ts';
import { sameView } from './chips.ts';

/** A tab above the list. `view` is there for one that the desk has kept itself. */
export interface Tab {
  name: string;
  query: string;
  view: View | null;
}

/** The tabs there are: the ones of the house, then the desk's own; what is shown now may be none of them. */
export function tabsOf(views: readonly View[], today: string): Tab[] {
  const month = today.slice(0, 7);
  return [
    { name: 'All events', query: `status=${STANDING}`, view: null },
    { name: monthInWords(month), query: `month=${month}`, view: null },
    { name: 'Needs a second source', query: 'sources=1', view: null },
    { name: 'Kept for review', query: 'status=in-review', view: null },
    { name: 'Retracted', query: 'status=retracted', view: null },
    ...views.map((view) => ({ name: view.name, query: view.query, view })),
  ];
}

/** The tab that shows what is shown now, in whatever order its rows stand. */
export function tabOf(tabs: readonly Tab[], query: URLSearchParams): Tab | null {
  const unsorted = (text: string) => {
    const plain = new URLSearchParams(text);
    plain.delete('sort');
    return plain.toString();
  };
  const now = query.toString();
  return (
    tabs.find((tab) => sameView(tab.query, now)) ??
    tabs.find((tab) => sameView(unsorted(tab.query), unsorted(now))) ??
    null
  );
}
