// Sending promises into the charter of a programme: an existing one, after a look at every line, or a new one.
import { Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { actor } from '../../../../web/shell/session.ts';
import type { SendCharterBody } from '../../contract.ts';
import { callsApi } from '../calls-api.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import { CharterLook } from './charter-look.tsx';
import { NewProgramme } from './new-programme.tsx';

const NEW = 'new';

export function SendToCharter({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call, take } = open;
  const [programmes, reloadProgrammes] = useResource('programmes of a call', callsApi.listProgrammes);
  const [chosen, setChosen] = useState(call.programme?.id ?? call.charters[0]?.programmeId ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = useSubmit();
  const send = (body: SendCharterBody): Promise<boolean> =>
    submit.run(async () => {
      const work = await callsApi.sendCharter(call.id, body);
      take(work);
      const newest = work.charters.toSorted((one, other) => other.at.localeCompare(one.at))[0];
      setSentTo(newest?.programmeId ?? null);
      if (newest !== undefined) setChosen(newest.programmeId);
      reloadProgrammes();
    });
  if (!mayWriteCharters()) {
    return (
      <section aria-labelledby="call-send">
        <h2 id="call-send">{t('calls.to-charter')}</h2>
        <p class="prose">{t('calls.not-yours-to-send')}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="call-send">
      <h2 id="call-send">{t('calls.to-charter')}</h2>
      <p class="note">{t('calls.to-charter-text')}</p>
      {programmes.status === 'failed' && <ProblemNotice problem={programmes.problem} onRetry={reloadProgrammes} />}
      <Select
        label={t('calls.programme')}
        value={chosen}
        options={[
          { value: '', text: t('calls.choose-programme') },
          ...(programmes.value ?? []).map(({ id, title }) => ({ value: id, text: title })),
          { value: NEW, text: t('calls.new-programme') },
        ]}
        onSelect={(value) => {
          setSentTo(null);
          setChosen(value);
        }}
      />
      <div role="status">
        {sentTo !== null && (
          <Notice>
            <p>
              {t('calls.sent')} <a href={`/programmes/${sentTo}/record`}>{t('calls.to-programme')}</a>
            </p>
          </Notice>
        )}
      </div>
      {submit.problem !== null && <SaveProblem problem={submit.problem} onLoad={open.reload} />}
      {chosen === NEW && <NewProgramme call={call} isBusy={submit.isBusy} onSend={(body) => void send(body)} />}
      {chosen !== NEW && chosen !== '' && (
        <CharterLook
          key={`${chosen} ${call.revision} ${call.charters.length} ${sentTo ?? ''}`}
          call={call}
          programmeId={chosen}
          isBusy={submit.isBusy}
          onSend={(revision) => void send({ kind: 'existing', programmeId: chosen, revision })}
        />
      )}
    </section>
  );
}

/** Only a matter of comfort; the server decides. Before the session is known nobody is turned away. */
function mayWriteCharters(): boolean {
  const who = actor.value;
  return (
    who?.kind !== 'account' ||
    who.roles.some((role) => role === 'programme-designer' || role === 'institution-administrator')
  );
}
