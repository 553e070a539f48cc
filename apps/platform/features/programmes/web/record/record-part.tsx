// The record: the charter, versions with approvals by name, and everything that changed with its reason.
import { Button, Disclosure, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import { APPROVAL_ROLES, CHARTER_PARTS, LINE_MAX, TEXT_MAX } from '../../limits.ts';
import type { ApprovalRole } from '../../limits.ts';
import { sayShare } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';
import { programmesApi } from '../programmes-api.ts';
import { ChangeList } from './change-list.tsx';
import { CompareVersions } from './compare-versions.tsx';

export function RecordPart(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  return (
    <>
      <VersionsSection work={work} />
      <CharterSection work={work} key={`charter ${work.view.revision}`} />
      <section aria-labelledby="record-changes">
        <h2 id="record-changes">{t('programmes.changes')}</h2>
        {work.view.changes.length === 0 && <p class="prose">{t('programmes.changes-none')}</p>}
        <ol class="programme-log">
          {work.view.changes.map((entry) => (
            <li key={entry.id}>
              <p>
                <b>{entry.reason === '' ? t('programmes.change-of', { count: entry.changes.length }) : entry.reason}</b>{' '}
                <small>
                  {formatDateTime(entry.at)} · {entry.by ?? t('programmes.somebody')}
                </small>
              </p>
              <Disclosure summary={t('programmes.what-changed')}>
                <ChangeList changes={entry.changes} />
              </Disclosure>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function VersionsSection(props: { readonly work: Work }): JSX.Element {
  const { view, act, isBusy } = props.work;
  const [note, setNote] = useState('');
  const share = view.changedSinceVersion;
  return (
    <section aria-labelledby="record-versions">
      <h2 id="record-versions">{t('programmes.versions')}</h2>
      <p class="prose">
        {share === null
          ? t('programmes.versions-none')
          : share === 0
            ? t('programmes.version-same', { number: view.version })
            : t('programmes.version-changed', { number: view.version, share: sayShare(share) })}
      </p>
      {share !== 0 && (
        <form
          class="programme-form"
          onSubmit={(event) => {
            event.preventDefault();
            void act(
              ({ id, revision }, key) => programmesApi.freeze(id, { revision, note }, key),
              t('programmes.version-made', { number: view.version + 1 }),
            );
            setNote('');
          }}
        >
          <Field
            label={t('programmes.version-note')}
            hint={t('programmes.version-note-hint')}
            value={note}
            onInput={setNote}
            maxLength={LINE_MAX}
          />
          <div class="buttons">
            <Button type="submit" busy={isBusy}>
              {t('programmes.make-version', { number: view.version + 1 })}
            </Button>
          </div>
        </form>
      )}
      <ol class="programme-log">
        {view.versions.toReversed().map((version) => (
          <li key={version.number}>
            <p>
              <b>{t('programmes.version', { number: version.number })}</b> {version.note}{' '}
              <small>
                {formatDateTime(version.createdAt)} · {version.by ?? t('programmes.somebody')} ·{' '}
                <code>{version.digest.slice(0, 12)}</code>
              </small>
            </p>
            <ul class="programme-approvals">
              {view.approvals
                .filter(({ number }) => number === version.number)
                .map((approval) => (
                  <li key={approval.id} class={approval.decision}>
                    {t(`programmes.decided-${approval.decision}`, {
                      role: t(`programmes.role-${approval.role}`),
                      name: approval.by ?? t('programmes.somebody'),
                    })}{' '}
                    <small>
                      {formatDateTime(approval.at)} {approval.note}
                    </small>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      {view.version > 0 && <ApprovalForm work={props.work} />}
      {view.version > 0 && <CompareVersions view={view} />}
    </section>
  );
}

function ApprovalForm(props: { readonly work: Work }): JSX.Element | null {
  const { view, act, isBusy } = props.work;
  const decided = new Set(view.approvals.filter(({ number }) => number === view.version).map(({ role }) => role));
  const open = APPROVAL_ROLES.filter((role) => !decided.has(role));
  const [role, setRole] = useState<ApprovalRole>(open[0] ?? 'unit-head');
  const [note, setNote] = useState('');
  if (open.length === 0) return null;
  const chosen = open.includes(role) ? role : open[0]!;
  const decide = (decision: 'approved' | 'refused'): void => {
    void act(
      ({ id, version }, key) => programmesApi.approve(id, { number: version, role: chosen, decision, note }, key),
      t(`programmes.decision-${decision}`),
    );
    setNote('');
  };
  return (
    <div class="programme-form">
      <h3>{t('programmes.approval', { number: view.version })}</h3>
      <p class="note">{t('programmes.approval-text')}</p>
      <div class="programme-two">
        <Select
          label={t('programmes.approval-role')}
          value={chosen}
          options={open.map((value) => ({ value, text: t(`programmes.role-${value}`) }))}
          onSelect={(value) => setRole(value as ApprovalRole)}
        />
        <Field label={t('programmes.approval-note')} value={note} onInput={setNote} maxLength={LINE_MAX} />
      </div>
      <div class="buttons">
        <Button busy={isBusy} onClick={() => decide('approved')}>
          {t('programmes.approve')}
        </Button>
        <Button busy={isBusy} look="quiet" onClick={() => decide('refused')}>
          {t('programmes.refuse')}
        </Button>
      </div>
    </div>
  );
}

function CharterSection(props: { readonly work: Work }): JSX.Element {
  const { view, save, isBusy } = props.work;
  const [charter, setCharter] = useState(view.plan.charter);
  const [reason, setReason] = useState('');
  return (
    <section aria-labelledby="record-charter">
      <h2 id="record-charter">{t('programmes.charter')}</h2>
      <p class="note">{t('programmes.charter-text')}</p>
      <form
        class="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ ...view.plan, charter }, t('programmes.saved'), reason);
        }}
      >
        {CHARTER_PARTS.map((part) => (
          <TextArea
            key={part}
            label={t(`programmes.charter-${part}`)}
            value={charter[part]}
            maxLength={TEXT_MAX}
            onInput={(text) => setCharter((last) => ({ ...last, [part]: text }))}
          />
        ))}
        <Field
          label={t('programmes.reason')}
          hint={t('programmes.reason-hint')}
          value={reason}
          onInput={setReason}
          maxLength={LINE_MAX}
        />
        <div class="buttons">
          <Button type="submit" busy={isBusy}>
            {t('programmes.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
