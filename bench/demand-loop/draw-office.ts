// A synthetic office of the demand loop, the same for the same seed: a list of skills, mails of firms, modules and academics over it.
import { createRandom } from '@dragoman/psychometrics';
import type { TaxonomySource } from '@dragoman/matching';
import { makeAcademic, makeRecord } from '../../apps/platform/features/academics/server/testing/make-academic.ts';
import type { Academic, AcademicRecordRow } from '../../apps/platform/features/academics/server/academic.ts';
import type { KnownModule } from '../../apps/platform/features/programmes/server/modules/known-modules.ts';

type Random = ReturnType<typeof createRandom>;

/** A verb as labels have it, as a firm says it, and as a noun. */
const ACTS = [
  ['plan', 'schedule', 'planning of'],
  ['monitor', 'keep an eye on', 'monitoring of'],
  ['maintain', 'keep up', 'maintenance of'],
  ['negotiate', 'bargain over', 'negotiation of'],
  ['analyse', 'look into', 'analysis of'],
  ['design', 'draw up', 'design of'],
  ['test', 'try out', 'testing of'],
  ['document', 'write down', 'documentation of'],
  ['assess', 'judge', 'assessment of'],
  ['teach', 'explain', 'teaching of'],
  ['calibrate', 'adjust', 'calibration of'],
  ['purchase', 'buy', 'purchasing of'],
  ['optimise', 'improve', 'optimisation of'],
  ['inspect', 'check', 'inspection of'],
  ['model', 'simulate', 'modelling of'],
  ['manage', 'run', 'management of'],
] as const;
const THINGS = [
  'service contracts',
  'vibration data',
  'packaging lines',
  'heat pumps',
  'clinical trials',
  'battery cells',
  'food safety plans',
  'supplier audits',
  'sensor networks',
  'production schedules',
  'life cycle inventories',
  'spare parts',
  'software releases',
  'customer complaints',
  'risk registers',
  'robot cells',
  'water treatment',
  'machine learning models',
  'project budgets',
  'quality records',
  'energy audits',
  'laboratory samples',
  'welding seams',
  'training plans',
  'patent portfolios',
  'recycling streams',
  'medical devices',
  'data protection duties',
  'export papers',
  'shift rosters',
] as const;
const PLACES = [
  'in small firms',
  'under time pressure',
  'across borders',
  'at customers on site',
  'in cleanrooms',
  'for regulated markets',
  'with open tools',
  'during the night shift',
  'in remote teams',
  'for family firms',
  'on the shop floor',
  'in the supply chain',
  'after incidents',
  'before launch',
  'in public tenders',
  'with older machines',
  'for start-ups',
  'at sea',
  'in cold climates',
  'with trainees',
  'in several languages',
  'by phone',
  'in winter',
  'for new products',
  'in joint projects',
  'with sparse data',
  'on a small budget',
  'in hospitals',
  'on farms',
  'in schools',
] as const;

/** At most as many as there are combinations of the words. */
export function drawTaxonomy(seed: string, count: number): TaxonomySource {
  const random = createRandom(`${seed}/taxonomy`);
  const all = ACTS.length * THINGS.length * PLACES.length;
  if (count > all) throw new RangeError(`there are words for ${all} skills`);
  const chosen = shuffled(random, all).slice(0, count);
  return {
    scheme: 'synthetic',
    version: '1',
    language: 'en',
    attribution: 'Synthetic skills: nobody teaches them.',
    groups: [],
    concepts: chosen.map((place) => {
      const act = ACTS[place % ACTS.length]!;
      const thing = THINGS[Math.floor(place / ACTS.length) % THINGS.length]!;
      const where = PLACES[Math.floor(place / ACTS.length / THINGS.length)]!;
      return {
        uri: `urn:synthetic:skill:${place}`,
        preferredLabel: `${act[0]} ${thing} ${where}`,
        altLabels: [`${act[1]} ${thing} ${where}`, `${act[2]} ${thing} ${where}`],
        hiddenLabels: [],
        description: `To ${act[0]} ${thing} ${where}, alone and with others, to an agreed standard.`,
        skillType: random.next() < 0.8 ? 'skill' : 'knowledge',
        broader: [],
        related: [],
        collections: [],
        occupations: random.below(40),
      };
    }),
  };
}

const ASKS = [
  'Twelve of our engineers must learn to {what} before the summer.',
  'They find it hard to {what}.',
  'We also want our people to {what} without help.',
  'Could you show a small group how to {what}?',
  'Two of us need to {what} from next year on.',
] as const;
const TALK = [
  'We are a family firm in a small town and deliver to twenty countries.',
  'It should feel like our company and not like school.',
  'Our last course was five years ago and nobody remembers it.',
  'The works council has agreed, and so has my colleague in the finance office.',
  'Please tell us what it costs and when you could begin.',
  'Some of them travel most of the year, so we cannot all meet on one day.',
] as const;
/** Two pages of a mail. */
const WORDS_OF_A_MAIL = 800;

/** A mail of about two pages: every other sentence asks for a skill of the list, in the words of a firm. */
export function drawMail(seed: string, { concepts }: TaxonomySource): string {
  const random = createRandom(`${seed}/mail`);
  const sentences: string[] = [];
  for (let words = 0; words < WORDS_OF_A_MAIL; words += sentences.at(-1)!.split(' ').length) {
    const { preferredLabel, altLabels } = pick(random, concepts);
    const what = random.next() < 0.5 ? preferredLabel : altLabels[0]!;
    sentences.push(random.next() < 0.5 ? pick(random, TALK) : pick(random, ASKS).replace('{what}', what));
  }
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, index) =>
    sentences.slice(index * 5, index * 5 + 5).join(' '),
  );
  return `Subject: Synthetic request\n\nDear colleagues,\n\n${paragraphs.join('\n\n')}\n\nBest regards\nSofia Synthetic`;
}

export interface WantedSkill {
  readonly uri: string;
  readonly label: string;
}

/** Two modules in three teach something that is wanted; the others stand in the catalogue as well. */
export function drawModules(
  seed: string,
  count: number,
  wanted: readonly WantedSkill[],
  { concepts }: TaxonomySource,
): KnownModule[] {
  const random = createRandom(`${seed}/modules`);
  return Array.from({ length: count }, (_, index): KnownModule => {
    const skills = Array.from({ length: 1 + random.below(4) }, (_unused, place) => {
      const from = 1 + random.below(3);
      const other = pick(random, concepts);
      const { uri, label } =
        place === 0 && random.next() < 2 / 3 ? pick(random, wanted) : { uri: other.uri, label: other.preferredLabel };
      return { uri, label, kind: 'skill' as const, from, to: Math.min(4, from + random.below(3)) };
    });
    const hours = 1 + random.below(8);
    return {
      key: `synthetic/${index}`,
      ref: { source: 'institution', institutionId: 'synthetic', moduleId: String(index), version: '1' },
      institution: 'Synthetic University',
      isOwn: true,
      isShared: true,
      content: {
        title: `Synthetic module ${index}: ${skills[0]!.label}`,
        purpose: skills.map(({ label }) => label).join('; '),
        contactMinutes: 60 * hours,
        selfStudyMinutes: 60 * hours * random.below(3),
        price: 100 + 10 * random.below(90),
        languages: ['en'],
        skills: [...new Map(skills.map((skill) => [skill.uri, skill])).values()],
        prerequisites: index > 0 && random.below(7) === 0 ? [`synthetic/${random.below(index)}`] : [],
      },
    };
  });
}

/** Five to fifteen publications each over a few things, courses of two in five, hours and languages as people have them. */
export function drawAcademics(
  seed: string,
  count: number,
): { readonly academics: Academic[]; readonly records: AcademicRecordRow[] } {
  const random = createRandom(`${seed}/academics`);
  const academics: Academic[] = [];
  const records: AcademicRecordRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const academic = makeAcademic(`Synthetic Academic ${index}`, { hoursPerYear: 10 + random.below(60) });
    academics.push(academic);
    const fields = [pick(random, THINGS), pick(random, THINGS), pick(random, THINGS)];
    const title = (): string => `${pick(random, ACTS)[2]} ${pick(random, fields)} ${pick(random, PLACES)}`;
    for (let made = 5 + random.below(11); made > 0; made -= 1) {
      const abstract = `We study the ${title()} and the ${title()}.`;
      records.push(makeRecord(academic.id, 'publication', `On the ${title()}`, { abstract }));
    }
    if (random.next() > 0.4) continue;
    for (let given = 1 + random.below(3); given > 0; given -= 1) {
      records.push(makeRecord(academic.id, 'course', `Course: ${title()}`, { forProfessionals: random.next() < 0.5 }));
    }
  }
  return { academics, records };
}

function pick<Value>(random: Random, list: readonly Value[]): Value {
  return list[random.below(list.length)]!;
}

function shuffled(random: Random, count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
