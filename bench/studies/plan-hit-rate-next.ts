// Five more observations after the self-assessment: each the one that promises most, or each drawn by lot.
import {
  type Answer,
  type CandidateObservation,
  createRandom,
  syntheticAnswer,
  type SummaryEvidence,
  type SyntheticPerson,
  valueOfNextObservation,
} from '@dragoman/psychometrics';
import type { PreparedWorld } from './plan-hit-rate-prepare.ts';
import type { SyntheticRaters } from './plan-hit-rate-raters.ts';

const FIVE = 5;
/** Draws that value a candidate; a coarse look is enough to choose by. */
const DRAWS = 512;
/** Peers of the one-skill ratings are others than those who rate every skill. */
const FIRST_FURTHER_PEER = 100;

/** `any kind`: a statement, a scenario or a peer's rating of one skill; `ratings`: only the last. */
export type Among = 'any kind' | 'ratings';

interface Setting {
  prepared: PreparedWorld;
  person: SyntheticPerson;
  raters: SyntheticRaters;
  seed: string;
}

/** The evidence after five more observations. Both choices draw from the same candidates and the same people. */
export function askFive(
  { prepared, person, raters, seed }: Setting,
  before: readonly Answer[],
  among: Among,
  choice: 'chosen' | 'random',
): { answers: Answer[]; summaries: SummaryEvidence[] } {
  const { bank, model, world } = prepared;
  const answers = [...before];
  const summaries: SummaryEvidence[] = [];
  const random = createRandom(`${seed}/five/${among}`);
  for (let asked = 0; asked < FIVE; asked += 1) {
    const candidates = candidatesNow(prepared, answers, among);
    const evidence = { skills: bank.skills, instruments: [{ bank, answers }], summaries };
    const next =
      choice === 'chosen'
        ? valueOfNextObservation(evidence, model, { targets: world.targets }, { candidates, draws: DRAWS, seed })
            .values[0]!.candidate
        : candidates[random.below(candidates.length)]!;
    const skill = bank.skills.indexOf(next.skill);
    if (next.itemId === undefined) summaries.push(raters.oneSkill(skill, FIRST_FURTHER_PEER + asked));
    else answers.push({ itemId: next.itemId, value: answerTo(next.itemId, prepared, person, seed) });
  }
  return { answers, summaries };
}

/** For every skill: the first statement and the first scenario not yet answered, and one more peer. */
function candidatesNow({ bank }: PreparedWorld, answers: readonly Answer[], among: Among): CandidateObservation[] {
  const answered = new Set(answers.map(({ itemId }) => itemId));
  return bank.skills.flatMap((skill, k): CandidateObservation[] => {
    const peer: CandidateObservation = { kind: 'peer', skill };
    if (among === 'ratings') return [peer];
    const left = bank.items.filter((item) => item.skill === k && !answered.has(item.item.id));
    const items = (['statement', 'scenario'] as const).flatMap((kind): CandidateObservation[] => {
      const item = left.find((each) => each.kind === kind);
      return item === undefined ? [] : [{ kind, skill, itemId: item.item.id }];
    });
    return [...items, peer];
  });
}

function answerTo(itemId: string, { bank, world }: PreparedWorld, person: SyntheticPerson, seed: string) {
  const item = bank.byId.get(itemId)!;
  const view = item.kind === 'statement' ? 1 : 2;
  const theta = person.views[view * bank.skills.length + item.skill]!;
  return syntheticAnswer(world.trueBank.items[item.index]!, theta, createRandom(`${seed}/${itemId}`), person);
}
