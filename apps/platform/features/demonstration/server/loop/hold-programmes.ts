// Programmes on the demonstration: modules of several institutions, programmes over them, one public, one with a gap, some for firms' cases.
import { readContentAsWritten } from '../../../../core/content/read-content.ts';
import { skillUri } from '../../../taxonomy/server/index.ts';
import { syntheticProgrammes } from '../../programmes-contract.ts';
import type { SyntheticProgrammes } from '../../programmes-contract.ts';
import type { Visitor } from '../visitor.ts';
import { drawModules } from './draw-modules.ts';
import { breathe, findPlaceOf, openMoment } from './story.ts';
import type { Moment, Place, Story } from './story.ts';

const FILE = new URL('../../../../../../content/demo/programmes.json', import.meta.url);

/** What is read of the room's replies here. */
interface Listed {
  readonly programmes: readonly { readonly title: string; readonly caseId: string | null }[];
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}
interface Made {
  readonly id: string;
  readonly revision: number;
  readonly plan: {
    readonly needs: readonly unknown[];
    readonly facts: object;
    readonly objectives: readonly { readonly id: string }[];
    readonly assessments: readonly { readonly items: readonly { readonly objectiveId: string | null }[] }[];
  };
}
interface Found {
  readonly course: { readonly modules: readonly { readonly key: string; readonly academicId: string | null }[] } | null;
  readonly candidates: readonly { readonly key: string; readonly ref: unknown }[];
}

export function readProgrammes(): SyntheticProgrammes {
  return readContentAsWritten(FILE, syntheticProgrammes);
}

export async function holdProgrammes(story: Story): Promise<void> {
  const plan = readProgrammes();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  await addModules(story, plan, place);
  const designer = place.account(plan.designer);
  for (const [index, wish] of plan.programmes.entries()) {
    const moment = openMoment(story, -plan.daysAgo + index, `programmes/${wish.title}`);
    const { programmes } = await designer.call<Listed>(moment.routes, 'programmes.list');
    if (programmes.some(({ title }) => title === wish.title)) continue;
    await design(moment, designer, place.account(plan.approver), plan, wish);
    await moment.settle();
    await breathe(story);
  }
  await answerCases(story, plan, designer);
}

async function addModules(story: Story, plan: SyntheticProgrammes, place: Place): Promise<void> {
  const { routes } = openMoment(story, -plan.daysAgo - 30, 'programmes/modules');
  const lenders = await Promise.all(
    plan.lenders.map(async ({ institution, person }) => (await findPlaceOf(story, institution)).account(person)),
  );
  const designer = place.account(plan.designer);
  const { modules } = await designer.call<{ modules: readonly { title: string; key: string }[] }>(
    routes,
    'programmes.modules',
  );
  const keys = new Map(modules.map(({ title, key }) => [title, key]));
  const drawn = drawModules(plan);
  for (const module of drawn) {
    if (keys.has(module.title)) continue;
    const { lender, after, ...content } = module;
    const before = after === null ? undefined : keys.get(drawn[after]!.title);
    const body = {
      content: {
        ...content,
        purpose: 'A synthetic module of the demonstration: no institution teaches it.',
        prerequisites: before === undefined ? [] : [before],
      },
      isShared: true,
    };
    const owner = lender === null ? designer : lenders[lender]!;
    const { key } = await owner.call<{ key: string }>(routes, 'programmes.add-module', { body });
    keys.set(module.title, key);
    if (keys.size % 10 === 0) await breathe(story);
  }
}

async function design(
  { routes, runtime }: Moment,
  designer: Visitor,
  approver: Visitor,
  plan: SyntheticProgrammes,
  wish: SyntheticProgrammes['programmes'][number],
): Promise<void> {
  const { title, audience, language } = wish;
  const body = { caseId: null, title, audience, language };
  const made = await designer.call<Made>(routes, 'programmes.create', { body });
  const needs = wish.skills.map((id, index) => {
    const skill = plan.skills.find((each) => each.id === id)!;
    return {
      id: `own-${runtime.makeId()}`,
      skill: { uri: skillUri(id), label: skill.label, kind: skill.kind },
      level: 2,
      priority: Math.min(3, 1 + index),
      sentenceIds: [],
    };
  });
  const facts = { ...made.plan.facts, eqf: 6, participation: 'blended', country: 'PL', qualityAssurance: 'Synthetic' };
  const saved = await designer.call<Made>(routes, 'programmes.save', {
    params: { programmeId: made.id },
    body: { revision: made.revision, plan: { ...made.plan, needs, facts, why: wish.why }, reason: '' },
  });
  const finished = await finish(routes, designer, saved, wish);
  if (wish.leave !== 'nothing') return;
  const params = { programmeId: made.id };
  await designer.call(routes, 'programmes.freeze', {
    params,
    body: { revision: finished.revision, note: 'Synthetic.' },
  });
  const approval = { number: 1, role: 'unit-head', decision: 'approved', note: 'Synthetic.' };
  await approver.call(routes, 'programmes.approve', { params, body: approval });
  if (wish.page) await designer.call(routes, 'programmes.open-page', { params, body: { open: true } });
}

/** Objectives, modules that are there, then what is missing, as far as the file says. */
async function finish(
  routes: Moment['routes'],
  designer: Visitor,
  from: Made,
  wish: Pick<SyntheticProgrammes['programmes'][number], 'hours' | 'language' | 'leave'>,
): Promise<Made> {
  const params = { programmeId: from.id };
  const fill = (revision: number, what: string): Promise<Made> =>
    designer.call<Made>(routes, 'programmes.fill', { params, body: { revision, what } });
  let now = await fill(from.revision, 'objectives');
  const found = await designer.call<Found>(routes, 'programmes.assemble', {
    params,
    body: {
      mode: 'quick',
      contactHours: wish.hours,
      ects: null,
      price: null,
      language: wish.language,
      withAcademics: false,
      required: [],
      excluded: [],
      without: null,
    },
  });
  const refs = new Map(found.candidates.map(({ key, ref }) => [key, ref]));
  const modules = (found.course?.modules ?? []).map(({ key, academicId }) => ({ ref: refs.get(key), academicId }));
  if (modules.length > 0) {
    const body = { revision: now.revision, modules, proof: 'quick' };
    now = await designer.call<Made>(routes, 'programmes.take-modules', { params, body });
  }
  now = await fill(now.revision, 'sessions');
  if (wish.leave === 'items') return now;
  now = await fill(now.revision, 'items');
  if (wish.leave === 'nothing') return now;
  const plan = withoutItemOf(now.plan, now.plan.objectives.at(-1)!.id);
  return designer.call<Made>(routes, 'programmes.save', { params, body: { revision: now.revision, plan, reason: '' } });
}

/** One objective that nothing asks for any more; an assessment that is left empty goes with its item. */
function withoutItemOf(plan: Made['plan'], objectiveId: string): Made['plan'] {
  const assessments = plan.assessments
    .map((each) => ({ ...each, items: each.items.filter((item) => item.objectiveId !== objectiveId) }))
    .filter(({ items }) => items.length > 0);
  return { ...plan, assessments };
}

/** Firms' cases whose skills were accepted: the first ones get a programme, the others wait. */
async function answerCases(story: Story, plan: SyntheticProgrammes, designer: Visitor): Promise<void> {
  const { routes } = openMoment(story, -2, 'programmes/cases');
  const { programmes, cases } = await designer.call<Listed>(routes, 'programmes.list');
  const there = programmes.filter(({ caseId }) => caseId !== null).length;
  for (const { id, title } of cases.slice(0, Math.max(0, plan.ofCases - there))) {
    const body = { caseId: id, title, audience: 'external', language: 'en' };
    const made = await designer.call<Made>(routes, 'programmes.create', { body });
    await finish(routes, designer, made, { hours: 16, language: 'en', leave: 'nothing' }).catch((error: unknown) => {
      // A case whose skills no module teaches keeps its objectives and shows its gaps.
      if (!String(error).includes('nothing-to-choose-from')) throw error;
    });
    await breathe(story);
  }
}
