/** Every number of events that a reading page shows, by the name under which `recount.test.ts` counts it again. */
export const NUMBERS = {
  mark: 'a mark of a chart, by month or by the longer span; its row in the table, its tip, the heading of its events',
  side: 'the events judged before or after the article',
  'among on a side': 'the events among which a share is counted, before or after the article',
  'side of a feed': 'the same, by every feed',
  'on whose word': 'the events of a side that rest on a claim, or on the word of others',
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
export const PRINTS =
  /, '(?:[a-z]+ )*event'\)|(?<!\b(?:scope|page|body|batch))\.events\b|\bdata\.listed\b|\.loggedSince\b/g;

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
  { file: 'pages/Data.svelte', times: 5, numbers: ['of the log', 'own', 'sample', 'of a feed'] },
  { file: 'pages/Overview.svelte', times: 2, numbers: [], but: 'asks whether there are any' },
  { file: 'pages/SharedEvents.svelte', times: 1, numbers: [], but: 'the length of the list itself' },
  { file: 'parts/overview/FullerFeed.svelte', times: 2, numbers: ['of a feed'] },
  { file: 'parts/overview/Changes.svelte', times: 2, numbers: ['changed step', 'entered lately'] },
  { file: 'parts/chart/ChartTable.svelte', times: 4, numbers: ['mark'] },
  { file: 'parts/indicator/EventDrill.svelte', times: 5, numbers: ['mark'], but: 'the length of the list itself' },
  { file: 'parts/data/FeedList.svelte', times: 2, numbers: ['of a feed'] },
  { file: 'parts/FeedSwitch.svelte', times: 0, numbers: ['of a feed'], but: 'chooses a feed; the page Data opens it' },
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
  },
  { file: 'parts/indicator/PresenceTable.svelte', times: 7, numbers: ['row', 'cell'] },
  { file: 'parts/hand/NilReturns.svelte', times: 3, numbers: [], but: 'logged since a moment; lists know days' },
  { file: 'parts/indicator/FactRow.svelte', times: 2, numbers: ['side', 'among on a side'] },
  { file: 'parts/indicator/FeedsCompared.svelte', times: 1, numbers: ['side of a feed'] },
  { file: 'parts/indicator/Claimed.svelte', times: 7, numbers: ['on whose word'] },
  { file: 'parts/indicator/PlaceBars.svelte', times: 7, numbers: ['side of a place', 'bar of a place'] },
  // Each is held to its list by actions/names/names.test.ts, on a log in which names are unknown.
  { file: 'parts/names/AssignedNames.svelte', times: 3, numbers: [], but: 'names.test.ts counts its lists' },
  { file: 'parts/names/NameDecision.svelte', times: 3, numbers: [], but: 'names.test.ts counts its lists' },
  { file: 'parts/names/NameQueue.svelte', times: 2, numbers: [], but: 'the name that is opened lists them' },
  // Each is held to its list by actions/events/written-by-import.test.ts.
  { file: 'pages/Vintage.svelte', times: 1, numbers: [], but: 'written-by-import.test.ts counts its lists' },
  { file: 'parts/import/FileSays.svelte', times: 5, numbers: [], but: 'what a check would do; nothing is there yet' },
  {
    file: 'parts/vintage/UndoDialog.svelte',
    times: 4,
    numbers: [],
    but: 'the events that stand in the way, each listed',
  },
  { file: 'parts/report/CiteBox.svelte', times: 1, numbers: [], but: 'events that are found, each listed' },
  { file: 'parts/report/SheetSection.svelte', times: 1, numbers: [], but: 'the cited events, each listed' },
  { file: 'parts/report/VersionsDialog.svelte', times: 1, numbers: [], but: 'how many events a text cites' },
  { file: 'parts/vintage/UndoState.svelte', times: 1, numbers: [], but: 'how far it is; nothing is taken back yet' },
  // Not found by their words: sentences with links in them, and lists of single events.
  { file: 'parts/overview/SureFacts.svelte', times: 0, numbers: ['counted', 'in review'] },
  { file: 'parts/hand/ByHand.svelte', times: 0, numbers: ['by hand'] },
  { file: 'parts/indicator/LeftOut.svelte', times: 0, numbers: ['left out'] },
];
