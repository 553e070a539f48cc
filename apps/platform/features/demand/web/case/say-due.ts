// When something is due, as people say it.
import { formatDate, formatDateTime } from '../../../../web/messages/numbers.ts';

/** The clock counts days in UTC: what is due at midnight is due on the day before, until its end. */
export function sayDue(iso: string): string {
  const [day, time] = iso.split('T') as [string, string];
  if (!time.startsWith('00:00:00.000')) return formatDateTime(iso);
  return formatDate(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
}
