// Needs on the demonstration: forty cases of invented firms, some read and decided, one refused, two waiting too long.
import { readContentAsWritten } from '../../../../core/content/read-content.ts';
import type { CaseList, CaseReading, CaseView, OrganisationList } from '../../../demand/contract.ts';
import { loadVocabulary, skillUri } from '../../../taxonomy/server/index.ts';
import { syntheticNeeds } from '../../needs-contract.ts';
import type { SyntheticNeeds } from '../../needs-contract.ts';
import type { Visitor } from '../visitor.ts';
import { drawNeeds } from './draw-needs.ts';
import type { DrawnNeed, SkillLabels } from './draw-needs.ts';
import { breathe, findPlaceOf, openMoment } from './story.ts';
import type { Moment, Place, Story } from './story.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
/** Below this the desk of the demonstration leaves a suggestion undecided. */
const SURE = 0.3;
const HOUR = 3_600_000;

export function readNeeds(): SyntheticNeeds {
  return readContentAsWritten(new URL('demo/needs.json', CONTENT), syntheticNeeds);
}

export function labelsOfVocabulary(): SkillLabels {
  const byLanguage = new Map(
    loadVocabulary(new URL('vocabulary/', CONTENT)).map(({ language, concepts }) => [
      language,
      new Map(concepts.map((concept) => [concept.uri, concept])),
    ]),
  );
  return (language, id) => {
    const concept = byLanguage.get(language)?.get(skillUri(id));
    if (concept === undefined) throw new Error(`The vocabulary has no skill ${id} in ${language}.`);
    return { label: concept.preferredLabel, isKnowledge: concept.skillType === 'knowledge' };
  };
}

/** The newest cases, which other rooms go on with; read and decided at their own time. */
export async function holdNeeds(story: Story): Promise<void> {
  const plan = readNeeds();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  const desk = openMoment(story, -120, 'needs/desk');
  await place.account(plan.lead).call(desk.routes, 'demand.save-desk', { body: { isOpen: true, ...plan.desk } });
  const needs = drawNeeds(plan, labelsOfVocabulary()).slice(0, plan.read).toReversed();
  for (const need of needs) await holdOne(story, plan, place, need);
  await askForStudents(story, plan, place);
}

/** Those of the months before: answered, closed or refused, and not read before the queue gets to them. */
export async function holdOldNeeds(story: Story): Promise<void> {
  const plan = readNeeds();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  const needs = drawNeeds(plan, labelsOfVocabulary()).slice(plan.read).toReversed();
  for (const need of needs) await holdOne(story, plan, place, need);
}

async function holdOne(story: Story, plan: SyntheticNeeds, place: Place, need: DrawnNeed): Promise<void> {
  const moment = openMoment(story, -need.daysAgo, `needs/${need.place}`);
  const designer = place.account(plan.designer);
  const title = titleOf(need);
  const { cases } = await designer.call<CaseList>(moment.routes, 'demand.list-cases');
  const there = cases.find((each) => each.title === title);
  if (there !== undefined && there.stage !== 'received') return;
  const caseId = there?.id ?? (await open(moment, place, plan, need, title));
  if (need.place < plan.read) {
    await moment.settle();
    await decide(moment, designer, caseId, need);
  }
  moment.clock.advance(3 * HOUR);
  await end(moment, designer, caseId, need);
  await breathe(story);
}

function titleOf({ firm, place }: DrawnNeed): string {
  return `${firm.sector.charAt(0).toUpperCase()}${firm.sector.slice(1)}: request ${place + 1} (synthetic)`;
}

async function open(
  { routes }: Moment,
  place: Place,
  plan: SyntheticNeeds,
  need: DrawnNeed,
  title: string,
): Promise<string> {
  const { firm, source, text, people } = need;
  const { name, country, sector } = firm;
  const who = source === 'academic' ? plan.member : plan.designer;
  const { id } = await place.account(who).call<{ id: string }>(routes, 'demand.open-case', {
    body: {
      source: source === 'contact' ? 'contact' : 'mail',
      organisation: { name, country, sector },
      contact: { name: firm.contact, email: '', phone: '', language: 'en' },
      title,
      text,
      fileName: null,
      confidential: [],
      channel: source === 'contact' || source === 'academic' ? 'event' : null,
      deadline: null,
      budget: '',
      audience: `${people} people (synthetic)`,
    },
  });
  return id;
}

/** Accepts what is asked for and what is sure; turns down one that is not, as people do. */
async function decide({ routes }: Moment, designer: Visitor, caseId: string, need: DrawnNeed): Promise<void> {
  const params = { caseId };
  const { skills } = await designer.call<CaseReading>(routes, 'demand.read-reading', { params });
  const asked = new Set(need.skills.map(skillUri));
  const isTaken = (uri: string, probability: number | null): boolean => asked.has(uri) || (probability ?? 0) >= SURE;
  const listed = skills.filter(({ isListed, decision }) => isListed && decision === null);
  for (const [index, { uri, label, probability }] of listed.entries()) {
    const isAccepted = isTaken(uri, probability);
    if (!isAccepted && index % 2 === 1) continue;
    await designer.call(routes, 'demand.decide-skill', {
      params,
      body: {
        verdict: isAccepted ? 'accepted' : 'rejected',
        uri,
        label,
        insteadOf: null,
        sentences: null,
        why: isAccepted ? null : 'wrong-sense',
        note: '',
        level: isAccepted ? 2 + (index % 2) : null,
        priority: isAccepted ? 1 + (index % 3) : null,
      },
    });
  }
}

async function end({ routes }: Moment, designer: Visitor, caseId: string, need: DrawnNeed): Promise<void> {
  const params = { caseId };
  const act = (id: string, body: object): Promise<unknown> => designer.call(routes, id, { params, body });
  const view = await designer.call<CaseView>(routes, 'demand.read-case', { params });
  const hasNeeds = view.head.needs > 0;
  if (need.end === 'refused') {
    await act('demand.refuse-case', {
      code: 'no-capacity',
      suggestion: 'Synthetic: Merekivi University, synthetic, has a group for this from May.',
    });
  } else if (need.end === 'asked') {
    await act('demand.ask-firm', { text: 'Synthetic: in which language do they speak with customers?' });
  } else if (need.end === 'replied' || need.end === 'closed') {
    await act('demand.log-reply', { channel: 'phone', note: 'Synthetic: talked it over.' });
    if (need.end === 'closed') await act('demand.move-case', { stage: 'closed' });
  } else if (need.end !== 'waiting' && hasNeeds) {
    await act('demand.send-understood', {});
    const { revision, head, deadline, audience } = view;
    const changed = { revision, title: head.title, kind: 'training', deadline, budget: '', audience };
    await act('demand.change-case', changed);
    if (need.end === 'analysed') await analyse(act, view, need.people);
  }
}

async function analyse(
  act: (id: string, body: object) => Promise<unknown>,
  { analysis }: CaseView,
  people: number,
): Promise<void> {
  await act('demand.save-analysis', {
    revision: analysis.revision,
    body: {
      ...analysis.body,
      goal: 'Synthetic: fewer stops of the line.',
      measure: 'Synthetic: hours of downtime a month',
      people,
      checks: ['no', 'yes', 'yes', 'yes', 'not-known'],
    },
    gate: 'training',
    gateReason: 'Synthetic: they have never been taught it.',
  });
}

async function askForStudents(story: Story, plan: SyntheticNeeds, place: Place): Promise<void> {
  const { routes } = openMoment(story, -4, 'needs/students');
  const designer = place.account(plan.designer);
  const { organisations } = await designer.call<OrganisationList>(routes, 'demand.list-organisations');
  const [first, second] = organisations;
  for (const [organisation, kind] of [
    [first, 'thesis'],
    [second, 'placement'],
  ] as const) {
    if (organisation === undefined) continue;
    const params = { organisationId: organisation.id };
    const view = await designer.call<{ students: readonly unknown[] }>(routes, 'demand.read-organisation', { params });
    if (view.students.length > 0) continue;
    await designer.call(routes, 'demand.add-student-case', {
      params,
      body: { kind, caseId: null, field: 'Synthetic field', asked: 'Synthetic: one student from autumn.' },
    });
  }
}
