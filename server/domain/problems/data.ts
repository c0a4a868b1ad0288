/** Forecasts, feeds, files, samples and reports. */
export const DATA_PROBLEMS = {
  'forecast-not-found': { status: 404, title: 'There is no such forecast', fix: 'Use one of the forecasts listed.' },
  'indicator-not-found': {
    status: 404,
    title: 'There is no such indicator',
    fix: 'Use one of the indicators of this forecast.',
  },
  'feed-not-found': { status: 404, title: 'There is no such feed', fix: 'Use one of the feeds listed.' },
  'file-not-recognised': {
    status: 422,
    title: 'The header of this file is not the one expected',
    fix: 'Check the feed, or use the csv feed with its column names.',
  },
  'file-unreadable': {
    status: 422,
    title: 'This file cannot be read',
    fix: 'Save it as UTF-8 text with a header row and try again.',
  },
  'rows-refused': {
    status: 422,
    title: 'Some rows were refused, so nothing was written',
    fix: 'Correct them, or import the valid rows only.',
  },
  'import-running': {
    status: 409,
    title: 'Another import of this feed is under way',
    fix: 'Wait until it has finished.',
  },
  'log-not-empty': {
    status: 409,
    title: 'Sample data can be loaded only while the log holds no events of your own',
    fix: 'Use an empty database for practice.',
  },
  'coverage-not-found': {
    status: 404,
    title: 'There is no such declaration of coverage',
    fix: 'Look it up on the page about the data.',
  },
  'sample-not-loaded': {
    status: 404,
    title: 'This sample is not loaded',
    fix: 'Look on the page about the data which samples are.',
  },
  'report-format': { status: 400, title: 'There is no such report format', fix: 'Use html, csv or json.' },
  'already-there': {
    status: 409,
    title: 'This is there already',
    fix: 'Read what is there, and change it if it must be changed.',
  },
} as const;
