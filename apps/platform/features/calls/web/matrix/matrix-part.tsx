// The matrix: what is asked, how it stands, what answers it. Amber is what must be met and has nothing behind it yet.
import { CheckList, LiveRegion, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { CallView } from '../../contract.ts';
import type { OpenCall } from '../use-call.ts';
import { AnswerForm } from './answer-form.tsx';
import { CoverageLines } from './coverage-lines.tsx';
import { MatrixTable } from './matrix-table.tsx';
import './matrix.css';

export function MatrixPart({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call } = open;
  const [lot, setLot] = useState('');
  const [isGapsOnly, setGapsOnly] = useState(false);
  const [answering, setAnswering] = useState<string | null>(null);
  const rows = call.parts.filter(({ answer }) => answer !== null);
  const lots = [...new Set(rows.flatMap((part) => part.lot ?? []))];
  // What holds for the whole call holds for each of its lots.
  const shown = rows.filter(
    (part) => (lot === '' || part.lot === null || part.lot === lot) && (!isGapsOnly || part.answer!.gap !== null),
  );
  const part = rows.find(({ id }) => id === answering) ?? null;
  if (rows.length === 0) {
    return (
      <p class="prose call-lead">
        {t('calls.matrix-empty')} <a href={`/calls/${call.id}`}>{t('calls.matrix-to-read')}</a>
      </p>
    );
  }
  return (
    <>
      <p class="call-lead">{sayMatrix(call)}</p>
      <LiveRegion text={sayMatrix(call)} />
      <CoverageLines call={call} />
      <div class="call-narrow">
        {lots.length > 0 && (
          <Select
            label={t('calls.of-lot')}
            value={lot}
            options={[{ value: '', text: t('calls.all-lots') }, ...lots.map((value) => ({ value, text: value }))]}
            onSelect={setLot}
          />
        )}
        <CheckList
          legend={t('calls.show')}
          options={[{ value: 'gaps', text: t('calls.gaps-only') }]}
          chosen={isGapsOnly ? ['gaps'] : []}
          onChange={(chosen) => setGapsOnly(chosen.length > 0)}
        />
      </div>
      {shown.length === 0 ? (
        <p class="prose">{t('calls.none-like-that')}</p>
      ) : (
        <MatrixTable call={call} rows={shown} onAnswer={setAnswering} />
      )}
      <AnswerForm open={open} part={part} onClose={() => setAnswering(null)} />
    </>
  );
}

function sayMatrix({ gaps, coverage }: CallView): string {
  const whole = coverage.find(({ lot }) => lot === null);
  if (whole === undefined || whole.musts === 0) return t('calls.matrix-no-musts');
  const met = t('calls.matrix-lead', { met: whole.met, musts: whole.musts });
  return `${met} ${gaps === 0 ? t('calls.matrix-no-gaps') : t('calls.matrix-gaps', { count: gaps })}`;
}
