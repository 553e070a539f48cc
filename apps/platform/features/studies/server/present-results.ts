// What a closed study shows: relevance, effectiveness, remarks, the comparison of keys and what was taken over.
import { AppError } from '@dragoman/kernel';
import type { PanelKey } from '@dragoman/psychometrics';
import type { Queries } from '../../../core/database/database.ts';
import type { KeyVersionView, StudyResults } from '../contract.ts';
import { BACKGROUNDS, FIGURES_FROM } from '../limits.ts';
import { currentKeys } from './current-keys.ts';
import type { CurrentKeys } from './current-keys.ts';
import { presentStudy } from './present-study.ts';
import { isEnough, keyOfScenario, mayShow, reachesBothEnds, readPanel } from './read-panel.ts';
import type { PanelReading } from './read-panel.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { KeyVersion, Study } from './study.ts';

export async function presentResults(
  parts: StudiesDependencies,
  queries: Queries,
  study: Study,
): Promise<StudyResults> {
  const reading = readPanel(parts.bank, study);
  if (reading === null || study.panel === null) throw new AppError('studies.not-closed');
  const store = studyStore(queries);
  const current = await currentKeys(parts, queries, study.tenantId);
  const { relevance } = reading;
  const experts = study.panel.experts.length;
  const isWhole = relevance !== null && relevance.items.every((item) => mayShow(item.experts));
  return {
    study: await presentStudy(parts, queries, study),
    panel: { experts, backgrounds: presentBackgrounds(study) },
    isEnough: (relevance?.isEnough ?? true) && [...reading.keys.values()].every(isEnough),
    scaleAverage: isWhole ? relevance.scaleAverage : null,
    scaleUniversal: isWhole ? relevance.scaleUniversal : null,
    relevance: presentRelevance(reading),
    effectiveness: presentEffectiveness(parts, reading, current),
    // A remark may sound like its author: none while so few wrote that reading is knowing.
    remarks: experts >= FIGURES_FROM ? study.panel.remarks.map((each) => ({ ...each })) : [],
    comparison: await store.findComparison(study.tenantId, study.id),
    keyVersions: (await store.listKeyVersions(study.tenantId, study.id)).map(presentKeyVersion),
    parameters: current.parameters,
  };
}

function presentBackgrounds({ panel }: Study): StudyResults['panel']['backgrounds'] {
  return BACKGROUNDS.flatMap((background) => {
    const count = panel?.backgrounds[background] ?? 0;
    return count === 0 ? [] : [{ background, count }];
  });
}

function presentRelevance({ relevance }: PanelReading): StudyResults['relevance'] {
  return (relevance?.items ?? []).map(
    ({ item, experts, relevant, index, interval, modifiedKappa, verdict, isEnough: enough }) =>
      mayShow(experts)
        ? { item, experts, relevant, index, interval, modifiedKappa, verdict, isEnough: enough }
        : {
            item,
            experts,
            relevant: null,
            index: null,
            interval: null,
            modifiedKappa: null,
            verdict: null,
            isEnough: false,
          },
  );
}

function presentEffectiveness(
  { bank }: StudiesDependencies,
  { keys }: PanelReading,
  current: CurrentKeys,
): StudyResults['effectiveness'] {
  return bank.scenarios.flatMap((scenario) => {
    const panel = keys.get(scenario.id);
    if (panel === undefined) return [];
    const may = (rule: 'mean' | 'median' | 'mode'): boolean => {
      const key = keyOfScenario(panel, rule);
      return isEnough(panel) && key !== null && reachesBothEnds(key);
    };
    const now = current.keysOf(scenario.id);
    return [
      {
        item: scenario.id,
        keyLabel: current.labelOf(scenario.id),
        options: scenario.options.map(({ id, text, key }) => ({
          option: id,
          text,
          authors: key,
          current: now[id] ?? key,
          ...presentOption(panel.get(id)!),
        })),
        acceptable: { mean: may('mean'), median: may('median'), mode: may('mode') },
      },
    ];
  });
}

function presentOption(key: PanelKey) {
  const { experts, mean, interval, median, modes, counts, keys } = key;
  if (!mayShow(experts)) {
    const none = { mean: null, median: null, mode: null };
    return { experts, mean: null, interval: null, median: null, modes: [], counts: null, keys: none, isEnough: false };
  }
  return { experts, mean, interval, median, modes: [...modes], counts: [...counts], keys, isEnough: key.isEnough };
}

export function presentKeyVersion(version: KeyVersion): KeyVersionView {
  const { id, parameters, parent, studyId, rule, scenarios, experts, reason, acceptedBy, acceptedAt } = version;
  return { id, parameters, parent, studyId, rule, scenarios: [...scenarios], experts, reason, acceptedBy, acceptedAt };
}
