// Names that are put together at run time.
import { language, t } from '../../../web/messages/messages.ts';
import type { MaterialKind } from '../limits.ts';

/** The name of a language in the page's language; a code the browser has no name for stays a code. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(code) ?? code;
}

export function kindName(kind: MaterialKind): string {
  return t(`materials.kind-${kind}`);
}

const ACTIVITY_KINDS = ['role-play', 'case', 'exercise', 'debrief'] as const;
type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** A kind that a fork made up is said as it is written. */
export function activityName(kind: string): string {
  return ACTIVITY_KINDS.includes(kind as ActivityKind) ? t(`materials.activity-${kind as ActivityKind}`) : kind;
}
