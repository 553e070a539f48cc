// The way back from a programme to the calls it goes with. Programmes know nothing of calls, so the composition puts this line over them.
import type { ComponentType, JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { loadMessages, t } from '../../../web/messages/messages.ts';
import { actor } from '../../../web/shell/session.ts';
import type { CallHead } from '../contract.ts';
import './calls-of-programme.css';
import { callsApi } from './calls-api.ts';

/** Roles that may read calls; others are not asked for, and the server decides in any case. */
const READERS: ReadonlySet<string> = new Set(['programme-designer', 'institution-administrator', 'manager']);

/** The same page with the line over it. */
export function withCalls(Inside: ComponentType): ComponentType {
  return function PageWithCalls(): JSX.Element {
    const { programmeId } = useRoute().params as { programmeId: string };
    return (
      <>
        <CallsOfProgramme programmeId={programmeId} />
        <Inside />
      </>
    );
  };
}

function CallsOfProgramme(props: { readonly programmeId: string }): JSX.Element | null {
  const [calls, setCalls] = useState<readonly CallHead[]>([]);
  const who = actor.value;
  const mayRead = who?.kind === 'account' && who.roles.some((role) => READERS.has(role));
  useEffect(() => {
    if (!mayRead) return;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const own = (await callsApi.list()).calls.filter(({ programmeId, promisedTo }) =>
        [programmeId, ...promisedTo].includes(props.programmeId),
      );
      // Few programmes go with a call: the words of the room come only then.
      if (own.length > 0) await loadMessages('calls');
      if (isWanted) setCalls(own);
    };
    // The page below is whole without it.
    look().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [props.programmeId, mayRead]);
  if (calls.length === 0) return null;
  return (
    <nav class="calls-of-programme" aria-label={t('calls.of-programme')}>
      {calls.map(({ id, title, language }) => (
        <p key={id}>
          {t('calls.of-programme-line')}{' '}
          <a href={`/calls/${id}/promises`} lang={language ?? undefined}>
            {title}
          </a>
        </p>
      ))}
    </nav>
  );
}
