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
  'vintage-not-found': {
    status: 404,
    title: 'There is no such import',
    fix: 'Look it up in the list of imports on the page about the data.',
  },
  'vintage-undone': {
    status: 409,
    title: 'This import was undone already',
    fix: 'Import its file again to have it back.',
  },
  'undo-blocked': {
    status: 409,
    title: 'Later work rests on this import, so it was not undone',
    fix: 'Take that work back first, the newest before the oldest; or correct the events one by one.',
  },
  'dataset-says-nothing': {
    status: 409,
    title: 'The dataset says nothing else of this event (any more)',
    fix: 'Reload the event and look again.',
  },
  'name-not-found': {
    status: 404,
    title: 'There is no such assigned name, or it was taken back already',
    fix: 'Look it up in the list of assigned names.',
  },
  'name-assigned': {
    status: 409,
    title: 'Somebody has assigned this name already',
    fix: 'Take that back first, if it must stand for something else.',
  },
  'series-vintage-not-found': {
    status: 404,
    title: 'There is no such table of this series, or it was taken back already',
    fix: 'Look up its tables on the page about the data.',
  },
  'series-vintage-not-newest': {
    status: 409,
    title: 'A newer table of this series builds on this one',
    fix: 'Take the newer one back first.',
  },
  'import-not-found': {
    status: 404,
    title: 'There is no such import',
    fix: 'Look it up in the list of imports, or send the file again.',
  },
  'mapping-not-found': {
    status: 404,
    title: 'There is no such mapping (any more)',
    fix: 'Choose another one, or say anew what the columns hold.',
  },
  'mapping-named': {
    status: 409,
    title: 'Another mapping goes by this name',
    fix: 'Give it another name, or let it take the place of that one.',
  },
  'import-not-now': {
    status: 409,
    title: 'The import does not stand where this could be done',
    fix: 'Look where it stands and go on from there.',
  },
  'too-many-imports': {
    status: 409,
    title: 'You have 20 files open already',
    fix: 'Import some of them, or give them up, then send this one again.',
  },
  'import-outdated': {
    status: 409,
    title: 'The log has changed since the check, so nothing was written',
    fix: 'It was checked anew. Look at what it would do now, and import it again.',
  },
  'connector-not-found': {
    status: 404,
    title: 'There is no such connector',
    fix: 'Use one of the connectors listed.',
  },
  'connector-off': {
    status: 409,
    title: 'This connector is not switched on',
    fix: 'Give its settings and start the server again.',
  },
  'publisher-away': {
    status: 503,
    title: 'The publisher does not answer',
    fix: 'Nothing was lost: the next run goes on where this one ended.',
  },
  'publisher-refused': {
    status: 409,
    title: 'The publisher refused the account',
    fix: 'Check the settings of the connector and start the server again.',
  },
  'publisher-odd': {
    status: 409,
    title: 'The publisher answered otherwise than it documents',
    fix: 'Nothing was imported. Look at its announcements; until then, download the file and import it by hand.',
  },
  'publisher-changing': {
    status: 409,
    title: 'The publisher changed its data each time while they were fetched',
    fix: 'Nothing was imported. The next run begins anew.',
  },
  'log-not-empty': {
    status: 409,
    title: 'Sample data can be loaded only while the log holds no events of your own',
    fix: 'Use an empty database for practice.',
  },
  'feed-terms-fixed': {
    status: 409,
    title: 'The terms of this feed are its publisher’s, or the desk’s own',
    fix: 'Only the terms of your own datasets can be changed here.',
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
  'report-format': {
    status: 400,
    title: 'There is no such report format',
    fix: 'Use one of the formats named in /openapi.json.',
  },
  'report-not-found': {
    status: 404,
    title: 'There is no such report',
    fix: 'Look it up in the list of reports; a draft may have been thrown away.',
  },
  'report-moved': {
    status: 409,
    title: 'Somebody else saved this report after you read it',
    fix: 'Read the newer one, and save your words into it or as another draft.',
  },
  'report-signed': {
    status: 409,
    title: 'This report is signed and stays as it is',
    fix: 'Correct it by a new report that names it.',
  },
  'report-unsigned': {
    status: 409,
    title: 'Only a signed report is corrected',
    fix: 'Change the draft itself.',
  },
  'report-corrected': {
    status: 409,
    title: 'Another report corrects this one already',
    fix: 'Correct the newer one instead.',
  },
  'report-not-ready': {
    status: 422,
    title: 'The report is not ready to be signed',
    fix: 'Mend what stops it, and accept each warning that stays.',
  },
  'report-unreadable': {
    status: 422,
    title: 'This file cannot be checked',
    fix: 'Give the JSON, the HTML or the data package of a report, as it was written.',
  },
  'pdf-failed': {
    status: 503,
    title: 'This report could not be set as a PDF',
    fix: 'Take the HTML, which prints well, or leave a section out and try again.',
  },
  'already-there': {
    status: 409,
    title: 'This is there already',
    fix: 'Read what is there, and change it if it must be changed.',
  },
} as const;
