// What happened to a case, in words.
import { findMessage, t } from '../../../../web/messages/messages.ts';

export function sayEvent(what: string, detail: string): string {
  const words = findMessage(`demand.event-${what}`) ?? what;
  const more =
    what === 'moved'
      ? findMessage(`demand.stage-${detail}`)
      : what === 'triaged'
        ? findMessage(`demand.kind-${detail}`)
        : what === 'refused'
          ? findMessage(`demand.refusal-${detail}`)
          : what === 'replied'
            ? findMessage(`demand.channel-${detail}`)
            : what === 'received'
              ? findMessage(`demand.source-${detail}`)
              : what === 'gate'
                ? findMessage(`demand.gate-${detail}`)
                : null;
  return more === null ? words : t('demand.event-with', { what: words, more });
}
