/** Events, what hangs on them, and what is taken back. */
export const EVENT_PROBLEMS = {
  'event-not-found': { status: 404, title: 'There is no such event', fix: 'Look it up in the list of events.' },
  'changed-meanwhile': {
    status: 412,
    title: 'Somebody changed this event after you read it',
    fix: 'Read it again, compare, and repeat your change.',
  },
  'event-retracted': {
    status: 409,
    title: 'This event was retracted',
    fix: 'Restore it from its history first, or log a new one.',
  },
  'event-merged': {
    status: 409,
    title: 'This event was merged into another one',
    fix: 'Split the merge instead: undo it as a whole.',
  },
  'version-not-found': {
    status: 404,
    title: 'There never was such a version',
    fix: 'Look in its history which versions there are.',
  },
  'batch-not-found': {
    status: 404,
    title: 'There is no such change of several events',
    fix: 'Look in the history of one of its events.',
  },
  'batch-undone': { status: 409, title: 'This was taken back already', fix: 'Look in the history of its events.' },
  'too-old-to-undo': {
    status: 409,
    title: 'This is too old to be undone',
    fix: 'Restore earlier versions one event at a time, from their histories.',
  },
  'changed-since': {
    status: 409,
    title: 'An event was changed after it, so nothing was undone',
    fix: 'Restore earlier versions one event at a time, from their histories.',
  },
  'same-event': { status: 422, title: 'These two are one and the same event', fix: 'Name two events.' },
  'other-feed': {
    status: 409,
    title: 'Events of two feeds are never merged',
    fix: 'Link them as the same happening instead.',
  },
  'same-feed': {
    status: 409,
    title: 'Only events of two feeds are linked as the same',
    fix: 'Merge them, or say that they are different.',
  },
  'dataset-event': {
    status: 409,
    title: 'This event belongs to a dataset and keeps the sources it came with',
    fix: 'Log your own event and link the two as the same happening.',
  },
  'link-not-found': { status: 404, title: 'There is no such link', fix: 'Look on the page of either event.' },
  'link-of-a-merge': {
    status: 409,
    title: 'These two events were merged',
    fix: 'Split them again first.',
  },
  'override-needless': {
    status: 409,
    title: 'The rule says the same already',
    fix: 'Leave the event to the rule, or take an earlier decision back.',
  },
  'override-not-found': {
    status: 404,
    title: 'Nothing was decided by hand here',
    fix: 'Look at the event for what it counts toward.',
  },
  'event-left-out': {
    status: 409,
    title: 'The forecast itself leaves this event out of both windows',
    fix: 'Change "left_out" in the forecast file if that is wrong.',
  },
  'attachment-not-found': {
    status: 404,
    title: 'There is no such file',
    fix: 'Look in the list of files of the event; a file that was removed can be put back.',
  },
  'file-empty': {
    status: 422,
    title: 'The file is empty',
    fix: 'Choose the file again; it may not have been saved yet.',
  },
  'file-not-kept': {
    status: 415,
    title: 'This kind of file is not kept',
    fix: 'Attach a picture (PNG, JPEG, WebP, GIF), a PDF, or plain text in UTF-8.',
  },
  'too-many-files': {
    status: 409,
    title: 'The event has 40 files already',
    fix: 'Remove one that is no longer needed, then add this one.',
  },
} as const;
