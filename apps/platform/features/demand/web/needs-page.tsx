// All needs of the institution: those overdue in front, each with its clock; and the ways in which a new one comes.
import { LinkButton, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { actor } from '../../../web/shell/session.ts';
import type { CaseHead } from '../contract.ts';
import { CASE_KINDS } from '../limits.ts';
import { CaseRow } from './case/case-row.tsx';
import { demandApi } from './demand-api.ts';
import './demand.css';
import { NetworkClocks } from './network-clocks.tsx';

const ENDS: ReadonlySet<string> = new Set(['closed', 'refused']);
const DESK: ReadonlySet<string> = new Set(['programme-designer', 'institution-administrator', 'manager']);

export function NeedsPage(): JSX.Element {
  const who = actor.value;
  const roles: readonly string[] = who?.kind === 'account' ? who.roles : [];
  // Before the session is known the desk is the likelier; the server decides in any case.
  const isDesk = who === null || roles.some((role) => DESK.has(role));
  return (
    <Page title={t('demand.title')}>
      <h1>{t('demand.title')}</h1>
      {isDesk && <DeskNeeds />}
      {roles.includes('network-coordinator') && <NetworkClocks />}
    </Page>
  );
}

function DeskNeeds(): JSX.Element {
  const [list, reload] = useResource('needs', demandApi.listCases);
  if (list.value === null) {
    return list.status === 'failed' ? (
      <ProblemNotice problem={list.problem} onRetry={reload} />
    ) : (
      <p class="note" role="status">
        {t('demand.loading')}
      </p>
    );
  }
  return <NeedList cases={list.value.cases} />;
}

function NeedList({ cases }: { readonly cases: readonly CaseHead[] }): JSX.Element {
  const [kind, setKind] = useState('all');
  const overdue = cases.filter(({ clock }) => clock.isOverdue);
  const open = cases.filter(({ stage }) => !ENDS.has(stage));
  const shown = cases.filter((each) => kind === 'all' || each.kind === kind);
  const running = shown.filter(({ stage, clock }) => !ENDS.has(stage) && !clock.isOverdue);
  const over = shown.filter(({ stage }) => ENDS.has(stage));
  return (
    <>
      <p class="prose after-lead need-lead">
        {cases.length === 0
          ? t('demand.list-empty')
          : t('demand.list-lead', {
              open: open.length,
              overdue: overdue.length,
              waiting: open.filter(({ clock }) => clock.repliedAt === null).length,
            })}
      </p>
      <div class="buttons">
        <LinkButton href="/needs/new">{t('demand.new')}</LinkButton>
        <LinkButton href="/needs/log" look="quiet">
          {t('demand.log')}
        </LinkButton>
        <LinkButton href="/organisations" look="quiet">
          {t('demand.organisations')}
        </LinkButton>
        <LinkButton href="/needs/desk" look="quiet">
          {t('demand.desk')}
        </LinkButton>
      </div>
      {overdue.length > 0 && (
        <section aria-labelledby="needs-overdue">
          <h2 id="needs-overdue">{t('demand.overdue')}</h2>
          <Rows cases={overdue.filter((each) => kind === 'all' || each.kind === kind)} />
        </section>
      )}
      {cases.length > 0 && (
        <section aria-labelledby="needs-open">
          <h2 id="needs-open">{t('demand.open')}</h2>
          <Select
            label={t('demand.kind')}
            value={kind}
            options={[
              { value: 'all', text: t('demand.kind-all') },
              ...CASE_KINDS.map((value) => ({ value, text: t(`demand.kind-${value}`) })),
            ]}
            onSelect={setKind}
          />
          {running.length === 0 ? <p class="note need-none">{t('demand.none-open')}</p> : <Rows cases={running} />}
        </section>
      )}
      {over.length > 0 && (
        <section aria-labelledby="needs-over">
          <h2 id="needs-over">{t('demand.over')}</h2>
          <Rows cases={over} />
        </section>
      )}
      {cases.length === 0 && (
        <Notice>
          <p>{t('demand.empty-teaches')}</p>
        </Notice>
      )}
    </>
  );
}

function Rows({ cases }: { readonly cases: readonly CaseHead[] }): JSX.Element {
  return (
    <ul class="need-rows">
      {cases.map((each) => (
        <CaseRow key={each.id} head={each} />
      ))}
    </ul>
  );
}
