// One standard setting: its panel with links, its turns, the cut points and their acceptance.
import { Button, Dialog, Field, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { CutRound, CutSummary } from '../contract.ts';
import { NAME_MAX } from '../limits.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';
import { Dots } from './run/dots.tsx';

const NEXT = { preparing: 'first-round', 'first-round': 'second-round', 'second-round': 'closed' } as const;
/** Half width of a 95 % interval in standard errors. */
const Z95 = 1.96;

export function LevelRoundPage(): JSX.Element {
  const { params } = useRoute();
  const id = params['roundId'] ?? '';
  const [round, reload] = useResource(`cut round ${id}`, () => researchApi.cutRound(id));
  if (round.status === 'failed' && round.value === null)
    return <ProblemPage problem={round.problem} onRetry={reload} />;
  const { value } = round;
  return (
    <ResearchFrame title={value?.title ?? t('research.levels-title')}>
      {value === null ? (
        <p class="note" role="status">
          {t('research.loading')}
        </p>
      ) : (
        <>
          <p class="note">{value.title}</p>
          <h1 class="lead">
            <Rich
              message={
                value.accepted === null
                  ? t(`research.stage-lead-${value.stage}`, { needed: value.needed })
                  : t('research.stage-lead-accepted')
              }
            />
          </h1>
          <p class="prose after-lead">
            {value.skills
              .map(({ name, statements }) => t('research.booklet', { skill: textIn(name), count: statements }))
              .join(' ')}{' '}
            {t('research.measured-against', { parameters: value.parameters })}
          </p>
          {value.secondRound !== null && <Cuts summaries={value.secondRound} title={t('research.second-turn')} />}
          {value.firstRound !== null && <Cuts summaries={value.firstRound} title={t('research.first-turn')} />}
          <Panel round={value} onChanged={reload} />
          <Steps key={value.stage} round={value} onChanged={reload} />
        </>
      )}
    </ResearchFrame>
  );
}

function Cuts({
  summaries,
  title,
}: {
  readonly summaries: readonly CutSummary[];
  readonly title: string;
}): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      {summaries.map(({ skill, name, cuts }) => (
        <div key={skill}>
          <h3>{textIn(name)}</h3>
          <Dots
            label={textIn(name)}
            from={-3}
            to={3}
            ticks={[-2, -1, 0, 1, 2].map((at) => ({ at, text: formatNumber(at) }))}
            rows={cuts.map(({ between, theta, standardError }) => ({
              id: String(between),
              name: t('research.between', { low: between, high: between + 1 }),
              value: theta,
              low: theta === null || standardError === null ? null : theta - Z95 * standardError,
              high: theta === null || standardError === null ? null : theta + Z95 * standardError,
              reading:
                theta === null || standardError === null
                  ? t('research.cut-hidden')
                  : t('research.with-error', { value: formatNumber(theta, 2), error: formatNumber(standardError, 2) }),
            }))}
          />
        </div>
      ))}
    </section>
  );
}

function Panel({ round, onChanged }: { readonly round: CutRound; readonly onChanged: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [link, setLink] = useState<{ readonly id: string; readonly address: string } | null>(null);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const mayAdd = round.stage === 'preparing' || round.stage === 'first-round';
  const show = (id: string): Promise<boolean> =>
    submit.run(async () => {
      const found = await researchApi.panelLink(round.id, id);
      setLink({ id, address: new URL(found.link, location.origin).href });
    });
  return (
    <section aria-labelledby="panel">
      <h2 id="panel">{t('research.panel')}</h2>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {round.panel.length === 0 ? (
        <p class="prose">{t('research.no-panel', { needed: round.needed })}</p>
      ) : (
        <ul class="research-list">
          {round.panel.map((panellist) => (
            <li key={panellist.id}>
              <span class="name">{panellist.name ?? t('research.nameless')}</span>
              <small>
                {t('research.placed', {
                  first: panellist.first,
                  second: panellist.second,
                  skills: round.skills.length,
                })}
              </small>
              {link?.id === panellist.id && (
                <Field
                  label={t('research.link')}
                  hint={t('research.link-hint')}
                  value={link.address}
                  readOnly
                  onInput={() => {}}
                />
              )}
              {panellist.name !== null && (
                <div class="buttons">
                  <Button look="quiet" onClick={() => void show(panellist.id)}>
                    {t('research.show-link', { name: panellist.name })}
                  </Button>
                  <Button
                    look="quiet"
                    onClick={() =>
                      void submit.run(async () => {
                        await researchApi.forgetPanellist(round.id, panellist.id);
                        onChanged();
                      })
                    }
                  >
                    {t('research.forget', { name: panellist.name })}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <form
          class="research-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit.run(async () => {
              const added = await researchApi.addPanellist(round.id, name, key.current);
              key.current = makeKey();
              setName('');
              onChanged();
              const found = await researchApi.panelLink(round.id, added.panellistId);
              setLink({ id: added.panellistId, address: new URL(found.link, location.origin).href });
            });
          }}
        >
          <Field
            label={t('research.expert-name')}
            hint={t('research.expert-name-hint')}
            value={name}
            maxLength={NAME_MAX}
            required
            onInput={(value) => {
              key.current = makeKey();
              setName(value);
            }}
          />
          <div class="buttons">
            <Button type="submit" look="quiet" busy={submit.isBusy}>
              {t('research.add-expert')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function Steps({ round, onChanged }: { readonly round: CutRound; readonly onChanged: () => void }): JSX.Element | null {
  const [isAsking, setAsking] = useState(false);
  const key = useRef(makeKey());
  const submit = useSubmit();
  if (round.accepted !== null) return <Notice>{t('research.became', { parameters: round.accepted })}</Notice>;
  const next = round.stage === 'closed' ? null : NEXT[round.stage];
  const act = (): Promise<boolean> =>
    submit.run(async () => {
      if (next === null) await researchApi.acceptCuts(round.id, key.current);
      else await researchApi.moveCutRound(round.id, next, key.current);
      setAsking(false);
      onChanged();
    });
  const name = next ?? 'accept';
  return (
    <div class="no-print">
      <Button onClick={() => setAsking(true)}>{t(`research.step-${name}`)}</Button>
      <Dialog open={isAsking} title={t(`research.step-${name}`)} onClose={() => setAsking(false)}>
        <p class="prose">{t(`research.step-text-${name}`)}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="quiet" takesFocus onClick={() => setAsking(false)}>
            {t('research.not-yet')}
          </Button>
          <Button busy={submit.isBusy} onClick={() => void act()}>
            {t(`research.step-${name}`)}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
