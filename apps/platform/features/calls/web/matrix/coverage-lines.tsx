// How far the call and each of its lots is covered: one disc for each requirement that must be met, told apart by shape, and in words.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallCoverage, CallView } from '../../contract.ts';

const STEP = 16;
/** More discs than this are counted in words only. */
const MOST = 60;
const SHAPES = ['met', 'partly', 'open', 'notMet', 'notOurs'] as const;
type Shape = (typeof SHAPES)[number];

export function CoverageLines({ call }: { readonly call: CallView }): JSX.Element {
  return (
    <ul class="call-coverage" aria-label={t('calls.coverage')}>
      {call.coverage.map((line) => (
        <li key={line.lot ?? ''}>
          <span class="name">{line.lot ?? t('calls.whole-call')}</span>
          <Discs line={line} />
          <span class={line.gaps > 0 ? 'gap' : undefined}>{sayCoverage(line)}</span>
        </li>
      ))}
    </ul>
  );
}

function sayCoverage(line: CallCoverage): string {
  const { musts, met, partly, open, notMet, notOurs, shoulds, shouldsMet } = line;
  const pieces = [
    musts === 0 ? t('calls.no-musts') : t('calls.coverage-met', { met, musts }),
    partly === 0 ? '' : t('calls.coverage-partly', { count: partly }),
    open === 0 ? '' : t('calls.coverage-open', { count: open }),
    notMet === 0 ? '' : t('calls.coverage-not-met', { count: notMet }),
    notOurs === 0 ? '' : t('calls.coverage-not-ours', { count: notOurs }),
    shoulds === 0 ? '' : t('calls.coverage-shoulds', { met: shouldsMet, shoulds }),
  ];
  return pieces.filter(Boolean).join(' · ');
}

function Discs({ line }: { readonly line: CallCoverage }): JSX.Element | null {
  if (line.musts === 0 || line.musts > MOST) return <span />;
  const discs = SHAPES.flatMap((shape) => Array.from({ length: line[shape] }, () => shape));
  return (
    // The words beside it say the same.
    <span class="discs" aria-hidden="true">
      {discs.map((shape, place) => (
        <Disc key={place} shape={shape} />
      ))}
    </span>
  );
}

/** Full: met. Half: partly. Hollow: open. Crossed: not met. A bar: somebody else's. */
export function Disc({ shape }: { readonly shape: Shape }): JSX.Element {
  const middle = STEP / 2;
  return (
    <svg class={`call-disc ${shape}`} width={STEP} height={STEP} viewBox={`0 0 ${STEP} ${STEP}`} aria-hidden="true">
      {shape === 'notOurs' ? <line x1="4" x2="12" y1={middle} y2={middle} /> : <circle cx={middle} cy={middle} r="5" />}
      {shape === 'partly' && <path class="half" d="M8 3a5 5 0 0 0 0 10z" />}
      {shape === 'notMet' && <path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" />}
    </svg>
  );
}

const SHAPE_OF = { met: 'met', partly: 'partly', open: 'open', 'not-met': 'notMet', 'not-ours': 'notOurs' } as const;

export function StatusDisc({ status }: { readonly status: keyof typeof SHAPE_OF }): JSX.Element {
  return <Disc shape={SHAPE_OF[status]} />;
}
