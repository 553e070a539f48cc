// Studies of the instrument on the demonstration: a panel of experts rates and hands in, the study closes; notes; statements on trial.
import { createRandom } from '@dragoman/psychometrics';
import type { ExpertState, StudyList, StudyNotes, StudyView } from '../../../studies/contract.ts';
import { EXPERT_COOKIE, writeExpertToken } from '../../../studies/server/index.ts';
import { makePilotId, pilotItemStore } from '../../../itembank/server/index.ts';
import type { SyntheticStudy } from '../../loop-contract.ts';
import { breathe, DAY, findPlaceOf, openMoment, visitAs } from './story.ts';
import type { Moment, Place, Story } from './story.ts';

/** How far one expert's rating of an option lies from the authors' key, in points of five (an assumption of the demonstration). */
const EXPERT_SD = 1.1;

/** Statements on trial stand in the bank before the campaign that mixes them in. */
export async function addPilots(story: Story): Promise<void> {
  for (const { institution, ...item } of story.loop.pilots) {
    const { tenantId } = await findPlaceOf(story, institution);
    const known = await pilotItemStore(story.database.read).list(tenantId);
    if (known.some((each) => each.text.en === item.text.en)) continue;
    const { runtime, clock } = openMoment(story, -90, `pilot/${item.text.en}`);
    const id = makePilotId(item.skill, runtime.makeId());
    await story.database.write((queries) =>
      pilotItemStore(queries).add(tenantId, { ...item, id, addedAt: clock.iso(), withdrawnAt: null }),
    );
  }
}

export async function holdStudies(story: Story): Promise<void> {
  for (const study of story.loop.studies) {
    const place = await findPlaceOf(story, study.institution);
    const moment = openMoment(story, -study.openedDaysAgo, `study/${study.title}`);
    const view = await ensureOpen(story, study, place, moment);
    if (view.status !== 'closed') {
      for (const [index, { email }] of study.experts.entries()) {
        const expertId = view.experts.find((each) => each.email === email)!.id;
        await judge(story, study, moment, { index, expertId });
        await breathe(story);
      }
      const close = openMoment(story, -study.closedDaysAgo, `study/${study.title}/close`);
      const params = { studyId: view.id };
      await place.account(study.researcher).call(close.routes, 'studies.close', { params, body: {} });
      await close.settle();
    }
    await keepNotes(story, study, place);
  }
}

function itemsOf({ instrument }: Story, study: SyntheticStudy): { statements: string[]; scenarios: string[] } {
  const { statements, scenarios } = instrument.bank;
  const first = (items: readonly { id: string; skill: string }[], count: number): string[] =>
    items
      .filter((each) => each.skill === study.skill)
      .slice(0, count)
      .map((each) => each.id);
  return { statements: first(statements, study.statements), scenarios: first(scenarios, study.scenarios) };
}

async function ensureOpen(
  story: Story,
  study: SyntheticStudy,
  place: Place,
  { routes, settle }: Moment,
): Promise<StudyView> {
  const researcher = place.account(study.researcher);
  const { studies } = await researcher.call<StudyList>(routes, 'studies.list');
  const there = studies.find((each) => each.title === study.title);
  let view =
    there === undefined
      ? await researcher.call<StudyView>(routes, 'studies.create', { body: { title: study.title } })
      : await researcher.call<StudyView>(routes, 'studies.read', { params: { studyId: there.id } });
  const params = { studyId: view.id };
  if (view.status !== 'draft') return view;
  const { statements, scenarios } = itemsOf(story, study);
  const closesAt = new Date(story.today - (study.closedDaysAgo - 1) * DAY).toISOString();
  const { title } = study;
  const body = { title, relevance: statements, effectiveness: scenarios, closesAt, version: view.version };
  await researcher.call(routes, 'studies.save', { params, body });
  for (const { name, email, background } of study.experts) {
    if (view.experts.some((each) => each.email === email)) continue;
    await researcher.call(routes, 'studies.invite', { params, body: { name, email, background, language: 'en' } });
  }
  view = await researcher.call<StudyView>(routes, 'studies.open', { params, body: {} });
  await settle();
  await settle();
  return view;
}

async function judge(
  story: Story,
  study: SyntheticStudy,
  { routes }: Moment,
  { index, expertId }: { readonly index: number; readonly expertId: string },
): Promise<void> {
  const expert = study.experts[index]!;
  const visitor = visitAs({ kind: 'anonymous' });
  visitor.setCookie(EXPERT_COOKIE, story.keys.digest('demonstration expert device', expert.email));
  const token = writeExpertToken(story, expertId);
  const state = await visitor.call<ExpertState>(routes, 'expert.open', { body: { token, address: null } });
  if (state.status !== 'open') return;
  const { statements } = itemsOf(story, study);
  const random = createRandom(`${story.loop.seed}/${study.title}/${expert.email}`);
  const answers: { item: string; revision: number; value: object }[] = state.items.map(({ item, ask, options }) => {
    if (ask === 'effectiveness') {
      const keys = new Map(
        story.instrument.bank.scenarios.find((each) => each.id === item)!.options.map((each) => [each.id, each.key]),
      );
      const near = (key: number): number => Math.min(5, Math.max(1, Math.round(key + EXPERT_SD * random.normal())));
      return {
        item,
        revision: 1,
        value: { effectiveness: Object.fromEntries(options.map(({ id }) => [id, near(keys.get(id)!)])) },
      };
    }
    const isBeside = statements.indexOf(item) === study.besideThePoint;
    const relevance = isBeside ? 1 + random.below(3) : random.next() < 0.08 ? 2 : 3 + random.below(2);
    return { item, revision: 1, value: { relevance } };
  });
  if (expert.remark !== null) answers.push({ item: statements[0]!, revision: 1, value: { remark: expert.remark } });
  const params = { expertId };
  const given = { params, body: { answers } };
  const { refused } = await visitor.call<{ refused: unknown[] }>(routes, 'expert.answer', given);
  if (refused.length > 0) throw new Error('Answers of an expert were refused.');
  await visitor.call(routes, 'expert.hand-in', { params, body: { answered: state.items.length } });
}

async function keepNotes(story: Story, study: SyntheticStudy, place: Place): Promise<void> {
  const researcher = place.account(study.researcher);
  const { statements } = itemsOf(story, study);
  for (const { daysAgo, decision, reason, statement, ...note } of study.notes) {
    const { routes, clock } = openMoment(story, -daysAgo, `note/${note.said}`);
    const before = await researcher.call<StudyNotes>(routes, 'studies.notes');
    if (before.notes.some((each) => each.said === note.said)) continue;
    const body = { ...note, heldOn: clock.iso().slice(0, 10), items: [statements[statement]!] };
    const { notes } = await researcher.call<StudyNotes>(routes, 'studies.add-note', { body });
    const noteId = notes.find((each) => each.said === note.said)!.id;
    if (decision === 'open') continue;
    await researcher.call(routes, 'studies.decide-note', { params: { noteId }, body: { decision, reason } });
  }
}
