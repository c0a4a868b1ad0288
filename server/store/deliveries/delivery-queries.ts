import * as log from './log.ts';
import * as schedules from './schedules.ts';
import * as subscribers from './subscribers.ts';
import * as verdicts from './verdicts.ts';

/** What may be asked of deliveries at any time. */
export const DELIVERY_READS = {
  schedules: { list: schedules.listSchedules, read: schedules.readSchedule, due: schedules.dueSchedules },
  deliveries: {
    list: log.listDeliveries,
    read: log.readDelivery,
    attempts: log.attemptsOf,
    failed: log.countFailed,
  },
  verdicts: {
    changes: verdicts.changesOf,
    after: verdicts.changesAfter,
    named: verdicts.changesNamed,
    newest: verdicts.newestChange,
  },
  subscribers: {
    list: subscribers.listSubscribers,
    read: subscribers.readSubscriber,
    behind: subscribers.subscribersBehind,
    byToken: subscribers.subscriberByToken,
  },
} as const;

/** What only a transaction does. */
export const DELIVERY_CHANGES = {
  schedules: {
    ...DELIVERY_READS.schedules,
    hold: schedules.holdSchedule,
    write: schedules.writeSchedule,
    rekey: schedules.rekeySchedule,
    remove: schedules.removeSchedule,
    moveOn: schedules.moveOn,
  },
  deliveries: {
    ...DELIVERY_READS.deliveries,
    add: log.addDelivery,
    take: log.takeDelivery,
    hold: log.keepHolding,
    begin: log.beginSending,
    settle: log.settleDelivery,
    acknowledge: log.acknowledge,
    again: log.sendAgain,
    giveUp: log.giveUp,
  },
  verdicts: {
    ...DELIVERY_READS.verdicts,
    hold: verdicts.holdVerdicts,
    keep: verdicts.keepVerdicts,
    add: verdicts.addChange,
  },
  subscribers: {
    ...DELIVERY_READS.subscribers,
    add: subscribers.addSubscriber,
    told: subscribers.markTold,
    leave: subscribers.leaveDigest,
  },
} as const;
