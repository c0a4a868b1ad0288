/** Review, drafts, views, selections and nil returns. */
export const DESK_PROBLEMS = {
  'four-eyes': {
    status: 403,
    title: 'Two people must look at this event, and you are the first',
    fix: 'Ask somebody who did not log or change it to keep it.',
  },
  'not-in-review': {
    status: 409,
    title: 'There is nothing to decide about this event',
    fix: 'Look in the list of what was decided; a decision can be taken back there.',
  },
  'not-decided': {
    status: 409,
    title: 'There is no decision to take back',
    fix: 'Look in the queue: it still waits there, or was never in it.',
  },
  'draft-not-found': { status: 404, title: 'There is no such draft', fix: 'Look it up in the list of your drafts.' },
  'draft-changed': {
    status: 409,
    title: 'Another page kept something newer in this draft',
    fix: 'Keep yours under a new id, or read the newer one.',
  },
  'too-many-drafts': {
    status: 409,
    title: 'You keep 200 drafts already',
    fix: 'Log or discard some of them. This one stays on your device.',
  },
  'view-named': {
    status: 409,
    title: 'Another view goes by this name',
    fix: 'Give it another name, or change the view that is there.',
  },
  'view-not-found': { status: 404, title: 'There is no such view', fix: 'Look it up in the list of views.' },
  'too-many-events': {
    status: 422,
    title: 'More events are chosen than can be changed at once',
    fix: 'Choose fewer: narrow the filters, or change them month by month.',
  },
  'selection-moved': {
    status: 409,
    title: 'The events chosen have changed since the preview, so nothing was changed',
    fix: 'Look at the preview again, then change them.',
  },
  'nil-return-meaningless': {
    status: 422,
    title: 'Silence says nothing about a share, a mean or a ratio',
    fix: 'Declare what the desk covers on the page about the data instead.',
  },
  'nil-return-contradicted': {
    status: 409,
    title: 'The log holds events in this period that count',
    fix: 'Give a period without them; months with events need covered months, not a nil return.',
  },
  'nil-return-not-found': {
    status: 404,
    title: 'There is no such nil return',
    fix: 'Look it up on the page of the indicator.',
  },
  'share-closed': {
    status: 404,
    title: 'This link does not open anything (any more)',
    fix: 'Ask whoever sent it.',
  },
  'share-frame': {
    status: 403,
    title: 'This link does not reach that far',
    fix: 'Stay with what it was made for, or ask whoever sent it for another one.',
  },
  'share-not-found': { status: 404, title: 'There is no such shared link', fix: 'Look it up in the list of links.' },
  'share-revoked': {
    status: 409,
    title: 'This link was revoked already',
    fix: 'Make another one if somebody still needs it.',
  },
  'share-moved': {
    status: 409,
    title: 'The data changed while they were being kept',
    fix: 'Try again in a few seconds.',
  },
  'share-terms': {
    status: 422,
    title: 'The terms of this feed do not let its events be passed on',
    fix: 'Share the numbers alone, or read another feed.',
  },
  'share-too-large': {
    status: 422,
    title: 'There is more to keep than a frozen link holds',
    fix: 'Share a live link, or one chart of it.',
  },
} as const;
