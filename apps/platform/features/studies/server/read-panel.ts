// What the frozen panel says of each item: figures only from three experts on, and marked below eight.
import { contentValidityIndex, panelKey } from '@dragoman/psychometrics';
import type { ContentValidityIndex, PanelKey } from '@dragoman/psychometrics';
import type { ItemBank } from '../../itembank/contract.ts';
import type { PanelRule } from '../contract.ts';
import { FIGURES_FROM } from '../limits.ts';
import type { Study } from './study.ts';

export interface PanelReading {
  readonly relevance: ContentValidityIndex | null;
  /** By scenario, then by option; only scenarios the study asked about. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, PanelKey>>;
}

/** Null while the study is not closed. */
export function readPanel(bank: ItemBank, study: Study): PanelReading | null {
  const { panel } = study;
  if (panel === null) return null;
  const ratings = Object.fromEntries(
    study.relevance.map((item) => [
      item,
      panel.experts.flatMap((expert) => (expert.relevance[item] === undefined ? [] : [expert.relevance[item]])),
    ]),
  );
  const keys = new Map(
    bank.scenarios
      .filter(({ id }) => study.effectiveness.includes(id))
      .map(({ id, options }) => [
        id,
        new Map(
          options.map((option) => [
            option.id,
            panelKey(panel.experts.map((expert) => expert.effectiveness[id]?.[option.id])),
          ]),
        ),
      ]),
  );
  return { relevance: study.relevance.length === 0 ? null : contentValidityIndex(ratings), keys };
}

/** True when enough people stand behind a figure for it to be nobody's answer. */
export function mayShow(experts: number): boolean {
  return experts >= FIGURES_FROM;
}

/** The panel's key of a whole scenario by a rule; null when an option has too few ratings to be shown. */
export function keyOfScenario(
  options: ReadonlyMap<string, PanelKey>,
  rule: PanelRule,
): Readonly<Record<string, number>> | null {
  const found: Record<string, number> = {};
  for (const [option, key] of options) {
    const value = key.keys[rule];
    if (value === null || !mayShow(key.experts)) return null;
    found[option] = value;
  }
  return found;
}

export function isEnough(options: ReadonlyMap<string, PanelKey>): boolean {
  return [...options.values()].every((key) => key.isEnough);
}

/** A scenario whose options are all middling tells nobody apart; the item bank asks the same of the authors' keys. */
export function reachesBothEnds(key: Readonly<Record<string, number>>): boolean {
  const values = Object.values(key);
  return Math.min(...values) <= 2 && Math.max(...values) >= 4;
}
