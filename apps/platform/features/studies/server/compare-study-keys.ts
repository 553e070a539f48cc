// Holds the authors' and the panel's keys against each other on ratings already collected, and keeps what came out.
import { AppError } from '@dragoman/kernel';
import { compareKeys } from '@dragoman/psychometrics';
import type { OptionRatings } from '@dragoman/psychometrics';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { KeyComparisonView } from '../contract.ts';
import { COMPARISON_STEP } from '../limits.ts';
import { isEnough, keyOfScenario, readPanel } from './read-panel.ts';
import type { CollectedRatings, Researcher, StudiesDependencies } from './studies-parts.ts';
import { auditStudy, requireStudy } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { Study } from './study.ts';

/**
 * Another one is made only when at least ten more people have answered: two that differ by one person would show that person.
 *
 * @param collected read before the write: it may be much, and other writes would wait for it
 */
export async function compareStudyKeys(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
  collected: Awaited<ReturnType<CollectedRatings['read']>>,
): Promise<string> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  const { keys, rests } = keysToCompare(parts, study);
  const { people, synthetic } = collected;
  const found = compareKeys(people, keys);
  const last = await studyStore(queries).findComparison(by.tenantId, studyId);
  if (last !== null && Math.abs(found.people - last.people) < COMPARISON_STEP) {
    throw new AppError('studies.comparison-too-soon', { values: { step: COMPARISON_STEP, people: last.people } });
  }
  const id = parts.runtime.makeId();
  const body: KeyComparisonView = {
    madeAt: parts.runtime.clock.iso(),
    synthetic,
    status: found.status === 'estimated' ? 'estimated' : 'not-estimable',
    people: found.people,
    scenarios: found.scenarios,
    isEnough: rests,
    keys: found.keys.map((each) => ({
      ...each,
      key: each.key as KeyComparisonView['keys'][number]['key'],
      gaps: each.gaps.map((gap) => ({ ...gap })),
    })),
  };
  await studyStore(queries).addComparison(by.tenantId, id, studyId, body);
  await auditStudy(parts, queries, by, 'studies.keys-compared', studyId, { people: found.people });
  return id;
}

function keysToCompare(
  { bank }: StudiesDependencies,
  study: Study,
): { readonly keys: Readonly<Record<string, OptionRatings>>; readonly rests: boolean } {
  const reading = readPanel(bank, study);
  if (reading === null) throw new AppError('studies.not-closed');
  const byRule = (rule: 'mean' | 'median' | 'mode'): OptionRatings =>
    Object.fromEntries(
      [...reading.keys].flatMap(([scenario, options]) => {
        const key = keyOfScenario(options, rule);
        return key === null ? [] : [[scenario, key]];
      }),
    );
  const [mean, median, mode] = [byRule('mean'), byRule('median'), byRule('mode')];
  if (Object.keys(mean).length === 0) throw new AppError('studies.nothing-to-compare');
  const authors = Object.fromEntries(
    bank.scenarios
      .filter(({ id }) => id in mean)
      .map(({ id, options }) => [id, Object.fromEntries(options.map((option) => [option.id, option.key]))]),
  );
  const rests = [...reading.keys].filter(([id]) => id in mean).every(([, options]) => isEnough(options));
  return { keys: { authors, mean, median, mode }, rests };
}
