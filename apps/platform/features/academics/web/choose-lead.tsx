// Giving a session of the programme that answers the case to an academic, over the revision of the programme that was read.
import { Button, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { actor } from '../../../web/shell/session.ts';
import type { Ranking } from '../contract.ts';
import { LEAD_CHOOSERS } from '../limits.ts';
import { academicsApi } from './academics-api.ts';

type Programmes = Ranking['programmes'];

/** Nothing where no programme answers the case, or for who may not change one. */
export function ChooseLead(props: {
  readonly academicId: string;
  readonly name: string;
  readonly programmes: Programmes;
  readonly onChosen: () => void;
}): JSX.Element | null {
  const { academicId, name, programmes } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [given, setGiven] = useState<{ id: string; title: string; session: string } | null>(null);
  const submit = useSubmit();
  const who = actor.value;
  const choices = programmes.flatMap((programme) =>
    programme.sessions.map((session) => ({ value: `${programme.id} ${session.id}`, programme, session })),
  );
  const first = choices.find(({ session }) => session.academicId === null) ?? choices[0];
  if (first === undefined || who?.kind !== 'account' || !who.roles.some((role) => LEAD_CHOOSERS.has(role))) return null;
  const { value, programme, session } = choices.find((each) => each.value === chosen) ?? first;
  const give = async (): Promise<void> => {
    setGiven(null);
    const isDone = await submit.run(() =>
      academicsApi.giveSession(programme, session.id, academicId, t('academics.lead-reason')),
    );
    if (isDone) setGiven({ id: programme.id, title: programme.title, session: session.title });
    // Also after a refusal: then the programme stands here as somebody else has left it.
    props.onChosen();
  };
  return (
    <form
      class="academics-lead"
      onSubmit={(event) => {
        event.preventDefault();
        if (!submit.isBusy) void give();
      }}
    >
      <Select
        label={t('academics.lead-session')}
        value={value}
        options={choices.map((each) => ({ value: each.value, text: sayChoice(each, programmes.length > 1) }))}
        onSelect={setChosen}
      />
      <Button type="submit" look="quiet" busy={submit.isBusy}>
        {t('academics.lead-give', { name })}
      </Button>
      <p class="note" role="status">
        {given !== null && (
          <>
            {t('academics.lead-given', { name, session: given.session, programme: given.title })}{' '}
            <a href={`/programmes/${given.id}`}>{t('academics.lead-open')}</a>
          </>
        )}
      </p>
      {submit.problem !== null &&
        (submit.problem.code === 'programmes.changed-meanwhile' ? (
          <Notice tone="care" announce="now">
            <p>{t('academics.lead-conflict')}</p>
          </Notice>
        ) : (
          <ProblemNotice problem={submit.problem} />
        ))}
    </form>
  );
}

function sayChoice(
  { programme, session }: { programme: Programmes[number]; session: Programmes[number]['sessions'][number] },
  isOneOfMany: boolean,
): string {
  const hours = formatNumber(session.hours, 1);
  const title = isOneOfMany ? `${programme.title}: ${session.title}` : session.title;
  return session.lead === null
    ? t('academics.lead-nobody', { title, hours })
    : t('academics.lead-has', { title, hours, name: session.lead });
}
