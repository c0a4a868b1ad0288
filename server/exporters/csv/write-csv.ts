import { stringify } from 'csv-stringify/sync';
import { bytesOf, type Exporter } from '../exporter.ts';
import { CSV_SETTINGS } from './settings.ts';

/**
 * One row an indicator; what holds for the whole report (feed, date, fingerprint) stands in every row, so that no
 * row can lose it. Cells that a spreadsheet would take for a formula are disarmed with a leading apostrophe.
 */
export const csv: Exporter = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  words: 'the indicators as a table',
  carriesEvidence: false,
  write: ({ report, reading, hash }) =>
    Promise.resolve(
      bytesOf(
        stringify(
          report.rows.map((row) => ({
            forecast: report.forecast.id,
            feed: reading.feed,
            as_of: reading.asOf,
            judged_through: reading.through ?? '',
            standing: reading.standing,
            data: report.sample ?? '',
            development: row.development,
            indicator: row.id,
            title: row.title,
            expects: row.expects,
            before: row.before,
            after: row.after,
            change: row.change,
            verdict: row.badge,
            qualifier: row.qualifier,
            confidence: row.confidence,
            decided_by_hand: row.byHand,
            events_before: row.eventsBefore,
            events_after: row.eventsAfter,
            definition_version: row.version,
            changed_after_registration: row.changedAfterRegistration ? 'yes' : 'no',
            feed_citation: report.credit.citation,
            feed_licence: report.credit.licence,
            feed_accessed: report.credit.accessed ?? '',
            withheld: report.credit.withheld ?? '',
            report_sha256: hash,
          })),
          { ...CSV_SETTINGS, header: true, bom: true },
        ),
      ),
    ),
};
