// A calibration: what came of each skill, how it hangs on the scale before, and every statement with its errors.
import { DataTable, Disclosure, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import type { SkillCalibration } from '../../contract.ts';
import { skillName, wordsOf } from './names.ts';
import type { RunNames } from './names.ts';
import { WarningList } from './warning-list.tsx';

export function CalibrationView({
  skills,
  names,
}: {
  readonly skills: readonly SkillCalibration[];
  readonly names: RunNames;
}): JSX.Element {
  const estimated = skills.filter((skill) => skill.status === 'estimated');
  const items = estimated.flatMap((skill) => skill.items);
  const settled = items.filter((item) => item.isSettled).length;
  return (
    <>
      <h1 class="lead">
        <Rich
          message={[
            t('research.calibration-lead', { skills: estimated.length, of: skills.length }),
            t('research.calibration-settled', { settled, items: items.length }),
            t('research.calibration-unchanged'),
          ].join(' ')}
        />
      </h1>
      {skills.map((skill) => (
        <Skill key={skill.skill} skill={skill} names={names} />
      ))}
    </>
  );
}

function Skill({ skill, names }: { readonly skill: SkillCalibration; readonly names: RunNames }): JSX.Element {
  const { convergence, link, latent } = skill;
  const withError = (value: number, error: number | null | undefined): string =>
    error === null || error === undefined
      ? formatNumber(value, 2)
      : t('research.with-error', { value: formatNumber(value, 2), error: formatNumber(error, 2) });
  return (
    <section aria-labelledby={`skill-${skill.skill}`}>
      <h2 id={`skill-${skill.skill}`}>{skillName(names, skill.skill)}</h2>
      <p class="prose">{t(`research.status-${skill.status}`)}</p>
      {convergence !== null && latent !== null && link !== null && (
        <p class="prose">
          {t('research.converged', {
            iterations: convergence.iterations,
            nodes: convergence.nodes,
            shift: formatNumber(convergence.doubledNodesShift, 4),
          })}{' '}
          {t('research.linked', {
            anchors: link.anchors.length,
            mean: formatNumber(latent.mean, 2),
            sd: formatNumber(latent.sd, 2),
            error: formatNumber(link.linkingErrors.find(({ theta }) => theta === 0)?.standardError ?? 0, 3),
          })}{' '}
          {t('research.drifted', { count: link.drifted.length })}
        </p>
      )}
      {skill.warnings.length > 0 && (
        <Notice tone="care" title={t('research.warnings')}>
          <div class="research-minded">
            <WarningList warnings={skill.warnings} names={names} />
          </div>
        </Notice>
      )}
      {skill.items.length > 0 && (
        <Disclosure summary={t('research.items-open', { count: skill.items.length })}>
          <DataTable
            caption={t('research.items-of', { skill: skillName(names, skill.skill) })}
            captionHidden
            columns={[
              { title: t('research.column-statement') },
              { title: t('research.column-answers'), number: true },
              { title: t('research.column-slope'), number: true },
              { title: t('research.column-slope-before'), number: true },
              ...[1, 2, 3, 4].map((k) => ({ title: `b${k}`, number: true })),
              { title: t('research.column-state') },
            ]}
            rows={skill.items.map((item) => ({
              key: item.id,
              cells: [
                wordsOf(names, item.id),
                formatNumber(item.n),
                withError(item.discrimination, item.discriminationError),
                formatNumber(item.before.discrimination, 2),
                ...item.thresholds.map((b, k) => withError(b, item.thresholdErrors[k])),
                item.isPilot
                  ? t('research.on-trial')
                  : item.isSettled
                    ? t('research.settled')
                    : t('research.provisional'),
              ],
            }))}
          />
        </Disclosure>
      )}
    </section>
  );
}
