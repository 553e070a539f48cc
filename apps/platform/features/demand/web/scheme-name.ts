// A list of skills by the name people know it by.
import { t } from '../../../web/messages/messages.ts';

export function schemeName(scheme: string): string {
  if (scheme === 'esco') return 'ESCO';
  return scheme === 'dragoman' ? t('demand.scheme-dragoman') : scheme;
}
