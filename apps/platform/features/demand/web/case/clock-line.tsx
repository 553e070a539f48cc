// The service clock in a sentence: what is due until when, or how fast the first reply was.
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime, formatNumber } from '../../../../web/messages/numbers.ts';
import type { Clock } from '../../contract.ts';
import { sayDue } from './say-due.ts';

export function sayClock(clock: Clock): string {
  const { repliedAt, replyDueAt, stepDueAt, closedAt, isOverdue, hoursElapsed } = clock;
  if (closedAt !== null) return t('demand.clock-closed', { at: formatDateTime(closedAt) });
  if (repliedAt === null) {
    const due = sayDue(replyDueAt);
    return isOverdue ? t('demand.clock-overdue', { due }) : t('demand.clock-due', { due });
  }
  const hours = formatNumber(hoursElapsed, hoursElapsed < 10 ? 1 : 0);
  if (stepDueAt === null) return t('demand.clock-replied', { hours });
  const due = sayDue(stepDueAt);
  return isOverdue ? t('demand.clock-step-overdue', { due }) : t('demand.clock-step', { hours, due });
}
