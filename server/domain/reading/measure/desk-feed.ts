/**
 * How the desk's own feed is called, wherever it is named: on the pages and in all that leaves them, such as chart files,
 * embeds, reports and shared links, whose readers own no log and have nothing installed.
 */
export const DESK_FEED = {
  id: 'desk',
  title: 'Desk log',
  licence: 'the desk’s own; ask it before passing them on',
  citation: 'Events logged by hand at this desk, each with its sources.',
} as const;
