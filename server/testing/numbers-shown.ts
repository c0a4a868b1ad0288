/** Every number of events that a reading page shows, by the name under which `recount.test.ts` counts it again. */
export const NUMBERS = {
  mark: 'a mark of a chart, by month or by the longer span; its row in the table, its tip, the heading of its events',
  side: 'the events judged before or after the article',
  'side of a feed': 'the same, by every feed',
  'side of a place': 'the same, in one place',
  'bar of a place': 'three months in one place',
  row: 'all events of a district or group that a distinct measure tells apart',
  cell: 'the same, in one period',
  'changed step': 'the newest judged step of a line of what changed',
  'entered lately': 'what was entered in the last 30 days for an indicator',
  counted: 'the events of the sources sentence',
  'in review': 'the events in review that do not count',
  'of a feed': 'everything of a feed',
  'of the log': 'everything in the log',
  own: 'what the desk logged itself',
  sample: 'the events of a sample',
  'by hand': 'events decided by hand against the rule, each listed on the page',
  'left out': 'events in neither window, each listed on the page',
} as const;
export type NumberShown = keyof typeof NUMBERS;

/** Where a page prints a number of events. `scope.events` and the rows of a list are no numbers. */
export const PRINTS = /, '(?:[a-z]+ )*event'\)|(?<!\b(?:scope|page|body|batch))\.events\b|\.loggedSince\b/g;

/** A page or part that prints numbers of events: how often, and which; or why it opens none. */
export interface Prints {
  /** Below web/src. */
  file: string;
  /** How often `PRINTS` is found in it: a new number changes it. */
  times: number;
  numbers: readonly NumberShown[];
  /** What else is found there, and why no list is that number. */
  but?: string;
}

/** Every file of the reading pages that prints one. A test holds the list to the files. */
export const SHOWN: readonly Prints[] = [
  { file: 'App.svelte', times: 1, numbers: [], but: 'asks whether there are any' },
  { file: 'pages/Data.svelte', times: 4, numbers: ['of the log', 'own', 'sample'] },
  { file: 'pages/Overview.svelte', times: 1, numbers: [], but: 'asks whether there are any' },
  { file: 'pages/SharedEvents.svelte', times: 1, numbers: [], but: 'the length of the list itself' },
  { file: 'parts/overview/Changes.svelte', times: 2, numbers: ['changed step', 'entered lately'] },
  { file: 'parts/chart/ChartTable.svelte', times: 4, numbers: ['mark'] },
  { file: 'parts/indicator/EventDrill.svelte', times: 5, numbers: ['mark'], but: 'the length of the list itself' },
  { file: 'parts/data/FeedList.svelte', times: 2, numbers: ['of a feed'] },
  { file: 'parts/FeedSwitch.svelte', times: 3, numbers: ['of a feed'], but: 'chooses a feed; the page Data opens it' },
  {
    file: 'parts/overview/IndicatorTable.svelte',
    times: 1,
    numbers: ['by hand'],
    but: 'the page of the indicator lists them',
  },
  {
    file: 'parts/shell/Menu.svelte',
    times: 1,
    numbers: ['of the log'],
    but: 'leads to the list, retracted events too',
  },
  { file: 'parts/indicator/PresenceTable.svelte', times: 7, numbers: ['row', 'cell'] },
  { file: 'parts/hand/NilReturns.svelte', times: 3, numbers: [], but: 'logged since a moment; lists know days' },
  { file: 'parts/indicator/FactRow.svelte', times: 2, numbers: ['side'] },
  { file: 'parts/indicator/FeedsCompared.svelte', times: 2, numbers: ['side of a feed'] },
  { file: 'parts/indicator/PlaceBars.svelte', times: 7, numbers: ['side of a place', 'bar of a place'] },
  // Not found by their words: sentences with links in them, and lists of single events.
  { file: 'parts/overview/SureFacts.svelte', times: 0, numbers: ['counted', 'in review'] },
  { file: 'parts/hand/ByHand.svelte', times: 0, numbers: ['by hand'] },
  { file: 'parts/indicator/LeftOut.svelte', times: 0, numbers: ['left out'] },
];
