// Academics on the demonstration: taken in from files, told, some asked and answering, one rehearsing twice.
import { readContentAsWritten } from '../../../../core/content/read-content.ts';
import type {
  AcademicList,
  AcademicView,
  AskRequest,
  ImportReport,
  MentoringView,
  RehearsalView,
} from '../../../academics/contract.ts';
import { writeAcademicToken } from '../../../academics/server/index.ts';
import { syntheticAcademics } from '../../academics-contract.ts';
import type { SyntheticAcademics } from '../../academics-contract.ts';
import { drawAcademics } from './draw-academics.ts';
import { breathe, findPlaceOf, openMoment, visitAs } from './story.ts';
import type { Moment, Place, Story } from './story.ts';

const FILE = new URL('../../../../../../content/demo/academics.json', import.meta.url);
/** Criteria of the rubric for presenting, in the order of the marks in the file. */
const CRITERIA = ['opening', 'clarity', 'relevance', 'pace', 'contact', 'questions'];

export function readAcademics(): SyntheticAcademics {
  return readContentAsWritten(FILE, syntheticAcademics);
}

export async function holdAcademics(story: Story): Promise<void> {
  const plan = readAcademics();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  await takeIn(story, plan, place);
  await breathe(story);
  const told = openMoment(story, -plan.toldDaysAgo, 'academics/told');
  await told.runNow('academics.tend');
  // Mails of the past are handed to nobody, and at their own time.
  await told.settle();
  await breathe(story);
  await ask(story, plan, place);
  await rehearse(story, plan, place);
}

async function takeIn(story: Story, plan: SyntheticAcademics, place: Place): Promise<void> {
  const { routes } = openMoment(story, -plan.importedDaysAgo, 'academics/import');
  const designer = place.account(plan.designer);
  const { total } = await designer.call<AcademicList>(routes, 'academics.list');
  if (total >= plan.people) return;
  const { openAlex, table } = drawAcademics(plan);
  for (const file of [
    { format: 'openalex', fileName: 'synthetic-openalex.jsonl', text: openAlex },
    { format: 'csv', fileName: 'synthetic-table.csv', text: table },
  ]) {
    const trial = await designer.call<ImportReport>(routes, 'academics.import', { body: { ...file, confirm: null } });
    const confirm = trial.fingerprint;
    const { taken } = await designer.call<ImportReport>(routes, 'academics.import', { body: { ...file, confirm } });
    if (!taken) throw new Error(`${file.fileName} was refused: ${JSON.stringify(trial.findings.slice(0, 3))}`);
    await breathe(story);
  }
}

async function findByName(
  { routes }: Moment,
  plan: SyntheticAcademics,
  place: Place,
  name: string,
): Promise<AcademicView> {
  const designer = place.account(plan.designer);
  const text = name.replace(' (synthetic)', '');
  const { academics } = await designer.call<AcademicList>(routes, 'academics.list', { query: { text } });
  const found = academics.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no academic ${name}.`);
  return designer.call<AcademicView>(routes, 'academics.read', { params: { academicId: found.id } });
}

async function ask(story: Story, plan: SyntheticAcademics, place: Place): Promise<void> {
  const designer = place.account(plan.designer);
  for (const { who, what, hours, when, daysAgo, answer } of plan.requests) {
    const moment = openMoment(story, -daysAgo, `academics/ask/${what}`);
    const academic = await findByName(moment, plan, place, who);
    const { requests } = await designer.call<{ requests: AskRequest[] }>(moment.routes, 'academics.requests-of', {
      params: { academicId: academic.id },
    });
    const before = requests.find((each) => each.what === what);
    const body = {
      academicId: academic.id,
      caseId: null,
      programmeId: null,
      sessionId: null,
      what,
      hours,
      when,
      startsOn: null,
      language: 'en',
      reasons: academic.records.slice(0, 3).map(({ id }) => id),
      override: null,
    };
    const request = before ?? (await designer.call<AskRequest>(moment.routes, 'academics.ask', { body }));
    if (request.state !== 'open') continue;
    const later = openMoment(story, -daysAgo + 1, `academics/answer/${what}`);
    const token = writeAcademicToken(story.keys, 'academic-request', request.id);
    await visitAs({ kind: 'anonymous' }).call(later.routes, 'academic-request.answer', { body: { token, answer } });
    await moment.settle();
    await later.settle();
  }
}

async function rehearse(story: Story, plan: SyntheticAcademics, place: Place): Promise<void> {
  const designer = place.account(plan.designer);
  for (const { who, kind, title, daysAgo, marks } of plan.rehearsals) {
    const moment = openMoment(story, -daysAgo, `academics/rehearse/${title}`);
    const { routes, clock } = moment;
    const { id: academicId } = await findByName(moment, plan, place, who);
    const { rehearsals } = await designer.call<MentoringView>(routes, 'mentoring.read', { params: { academicId } });
    if (rehearsals.some((each) => each.title === title && each.closed)) continue;
    const before = rehearsals.find((each) => each.title === title);
    const body = { kind, title, heldOn: clock.iso().slice(0, 10) };
    const { id: rehearsalId } =
      before ??
      (await designer.call<RehearsalView>(routes, 'mentoring.open-rehearsal', { params: { academicId }, body }));
    for (const [name, levels, remark] of marks) {
      const { people } = await designer.call<RehearsalView>(routes, 'rehearsals.add-observer', {
        params: { rehearsalId },
        body: { name, email: null, language: 'en' },
      });
      const token = writeAcademicToken(story.keys, 'rehearsal-observer', people.find((each) => each.name === name)!.id);
      const observed = CRITERIA.map((criterion, index) => ({ criterion, level: levels[index]!, comment: '' }));
      await visitAs({ kind: 'anonymous' }).call(routes, 'observation.save', {
        body: { token, observed, remark, handIn: true },
      });
    }
    await designer.call(routes, 'rehearsals.close', { params: { rehearsalId }, body: {} });
    const { goals } = await designer.call<MentoringView>(routes, 'mentoring.read', { params: { academicId } });
    if (goals.some(({ text }) => text === plan.goal)) continue;
    const goal = { criterion: 'opening', text: plan.goal };
    await designer.call(routes, 'mentoring.set-goal', { params: { academicId }, body: goal });
  }
}
