// Imports that are not finished: what the file would bring, line by line what stays out, and the decision.
import { Button, DataTable, Disclosure, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatHundredths, formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AdvertImport, ImportReport } from '../contract.ts';
import { GoOnForm } from './go-on-form.tsx';
import { marketApi } from './market-api.ts';

const LEAVABLE: ReadonlySet<AdvertImport['state']> = new Set(['uploading', 'looked-at', 'refused', 'failed']);

export function ImportList(props: {
  readonly imports: readonly AdvertImport[];
  readonly onChanged: () => void;
}): JSX.Element {
  return (
    <section aria-labelledby="market-imports">
      <h2 id="market-imports">{t('market.imports')}</h2>
      {props.imports.map((each) => (
        <OneImport key={each.id} found={each} onChanged={props.onChanged} />
      ))}
    </section>
  );
}

function OneImport(props: { readonly found: AdvertImport; readonly onChanged: () => void }): JSX.Element {
  const { found, onChanged } = props;
  const { id, state, report, source, fileName } = found;
  const submit = useSubmit();
  const act = (work: () => Promise<unknown>): Promise<boolean> =>
    submit.run(async () => {
      await work();
      onChanged();
    });
  return (
    <div class="market-sheet market-import">
      <h3>
        {fileName} <small>{source.name}</small>
      </h3>
      {state === 'uploading' ? (
        <GoOnForm found={found} onChanged={onChanged} />
      ) : state === 'looked-at' && report !== null ? (
        <Report report={report} />
      ) : (
        <State found={found} />
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {LEAVABLE.has(state) && (
        <div class="buttons">
          {state === 'looked-at' && report !== null && report.fresh > 0 && (
            <Button busy={submit.isBusy} onClick={() => void act(() => marketApi.takeIn(id, report.digest))}>
              {t('market.take-in')}
            </Button>
          )}
          <Button look="quiet" busy={submit.isBusy} onClick={() => void act(() => marketApi.leave(id))}>
            {t('market.leave')}
          </Button>
        </div>
      )}
    </div>
  );
}

function State({ found }: { readonly found: AdvertImport }): JSX.Element {
  const { state, progress, refusal } = found;
  if (state === 'refused' && refusal !== null) {
    return <ProblemNotice problem={{ ...refusal, status: 422, retryAfter: null }} />;
  }
  if (state === 'failed' || state === 'refused') {
    return (
      <Notice tone="loss">
        <p>{t(`market.import-${state}`)}</p>
      </Notice>
    );
  }
  return (
    <p role="status">
      {state === 'taking'
        ? t('market.import-taking', { share: formatHundredths(progress) })
        : t('market.import-looking')}
    </p>
  );
}

function Report({ report }: { readonly report: ImportReport }): JSX.Element {
  const { fresh, known, faults, listed, from, to, employers, withoutEmployer } = report;
  return (
    <>
      <p>
        <Rich message={t('market.report-fresh', { fresh })} />{' '}
        {from !== null &&
          to !== null &&
          t('market.report-span', { from: formatDate(from), to: formatDate(to), employers, without: withoutEmployer })}
      </p>
      <p>{t('market.report-known', { known })}</p>
      <p>{t('market.report-faults', { faults })}</p>
      {listed.length > 0 && (
        <Disclosure summary={t('market.faults')}>
          <DataTable
            caption={t('market.faults')}
            captionHidden
            columns={[
              { title: t('market.fault-line') },
              { title: t('market.fault-why') },
              { title: t('market.fault-written') },
            ]}
            rows={listed.map(({ line, fault, written }, index) => ({
              key: String(index),
              cells: [formatNumber(line), t(`market.fault-${fault}`), written],
            }))}
          />
        </Disclosure>
      )}
    </>
  );
}
