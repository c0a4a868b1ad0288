/** Reports that go out by the clock, and who is told of changes. */
export const DELIVERY_PROBLEMS = {
  'schedule-not-found': {
    status: 404,
    title: 'There is no such schedule',
    fix: 'Look it up on the page about delivery; somebody may have taken it away.',
  },
  'schedule-no-secret': {
    status: 409,
    title: 'This schedule signs nothing',
    fix: 'Only a webhook has a secret.',
  },
  'delivery-not-found': {
    status: 404,
    title: 'There is no such sending in the log',
    fix: 'Look it up on the page about delivery.',
  },
  'delivery-not-failed': {
    status: 409,
    title: 'This sending did not fail, or somebody has dealt with it',
    fix: 'Read the log again.',
  },
  'delivery-way-off': {
    status: 422,
    title: 'This way of sending is not switched on',
    fix: 'See "Delivery" in docs/operate.md for the settings it needs.',
  },
  'subscriber-there': { status: 409, title: 'This address is told already', fix: 'Nothing has to be done.' },
  'subscriber-not-found': {
    status: 404,
    title: 'There is no such address on this list',
    fix: 'It was taken off, or the link is not whole. Nothing more has to be done.',
  },
} as const;
