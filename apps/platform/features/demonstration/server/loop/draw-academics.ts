// Draws synthetic academics as two files, in the shapes in which real ones come: OpenAlex records, and a table with what those lack.
import { checkDigitOf } from '@dragoman/interop';
import { createRandom } from '@dragoman/psychometrics';
import type { SyntheticAcademics } from '../../academics-contract.ts';

export interface DrawnAcademics {
  /** JSON lines of authors and works. */
  readonly openAlex: string;
  /** Addresses, languages, hours and courses. */
  readonly table: string;
}

type Field = SyntheticAcademics['fields'][number];
type Random = ReturnType<typeof createRandom>;

interface Drawn {
  readonly name: string;
  readonly place: number;
  readonly field: Field;
  readonly publications: number;
  readonly topics: readonly string[];
  readonly citations: number;
  readonly courses: readonly { readonly title: string; readonly isForProfessionals: boolean }[];
  readonly hoursPerYear: number;
  readonly languages: readonly string[];
  readonly isInIndustry: boolean;
}

const INSTITUTION = 'Smoczyn University, synthetic';
const LAST_YEAR = 2026;

/** The same file for the same seed. Planted people come first. */
export function drawAcademics(plan: SyntheticAcademics): DrawnAcademics {
  const random = createRandom(plan.seed);
  const planted = plan.planted.map((each, place): Drawn => {
    const courses = each.courses.map((title) => ({ title, isForProfessionals: true }));
    const field = plan.fields.find(({ id }) => id === each.field)!;
    return { ...each, place, courses, field, topics: each.topics ?? field.topics, isInIndustry: false };
  });
  const others = Array.from({ length: plan.people - planted.length }, (_, index) =>
    drawOne(plan, planted.length + index, random),
  );
  const people = [...planted, ...others];
  return {
    openAlex: people
      .flatMap((person) => recordsOf(plan, person))
      .map((record) => JSON.stringify(record))
      .join('\n'),
    table: [HEAD, ...people.flatMap(rowsOf)].map((cells) => cells.map(toCell).join(',')).join('\n'),
  };
}

function drawOne(plan: SyntheticAcademics, place: number, random: Random): Drawn {
  const pick = <Value>(list: readonly Value[]): Value => list[random.below(list.length)]!;
  const field = pick(plan.fields);
  const name = `${pick(plan.given)} ${pick(plan.family)} ${place} (synthetic)`;
  const courses = random.next() < 0.4 ? Array.from({ length: 1 + random.below(3) }, () => pick(field.courses)) : [];
  return {
    name,
    place,
    field,
    publications: 1 + random.below(12),
    topics: field.topics,
    citations: random.below(900),
    courses: [...new Set(courses)].map((title) => ({ title, isForProfessionals: random.next() < 0.5 })),
    hoursPerYear: 10 * random.below(7),
    languages: random.next() < 0.15 ? ['pl'] : random.next() < 0.1 ? ['en'] : ['en', 'pl'],
    isInIndustry: random.next() < 0.25,
  };
}

function recordsOf(plan: SyntheticAcademics, person: Drawn): object[] {
  const random = createRandom(`${plan.seed}/${person.place}`);
  const pick = <Value>(list: readonly Value[]): Value => list[random.below(list.length)]!;
  const { field, place } = person;
  const id = `https://openalex.org/A99${String(place).padStart(6, '0')}`;
  const company = { display_name: pick(field.companies), type: 'company' };
  const author = {
    id,
    display_name: person.name,
    orcid: `https://orcid.org/${orcidFor(place)}`,
    cited_by_count: person.citations,
    last_known_institutions: [{ display_name: INSTITUTION, type: 'education' }],
    affiliations: person.isInIndustry ? [{ institution: company, years: [LAST_YEAR - 3 - random.below(12)] }] : [],
  };
  const works = Array.from({ length: person.publications }, (_, index) => {
    const topic = pick(person.topics);
    const near = pick(field.topics);
    const title = `${pick(field.methods)} ${topic} ${pick(field.settings)}`;
    const abstract = `We study ${topic} ${pick(field.settings)}. Data come from ${2 + random.below(9)} organisations. The results speak to ${near} and to practice.`;
    const isJoint = person.isInIndustry && random.next() < 0.3;
    return {
      id: `https://openalex.org/W99${String(place).padStart(5, '0')}${String(index).padStart(3, '0')}`,
      title,
      publication_year: LAST_YEAR - random.below(14),
      abstract_inverted_index: invert(abstract),
      primary_location: { source: { display_name: 'Synthetic Proceedings' } },
      authorships: [
        { author: { id }, institutions: [{ display_name: INSTITUTION, type: 'education' }] },
        ...(isJoint ? [{ author: { id: 'https://openalex.org/A1' }, institutions: [company] }] : []),
      ],
    };
  });
  return [author, ...works];
}

function invert(text: string): Record<string, number[]> {
  const index: Record<string, number[]> = {};
  for (const [place, word] of text.split(' ').entries()) index[word] = [...(index[word] ?? []), place];
  return index;
}

/** Below every number that ORCID gives to people. */
function orcidFor(place: number): string {
  const digits = `0000000000${String(place + 1).padStart(5, '0')}`;
  const all = `${digits}${checkDigitOf(digits)}`;
  return all.match(/.{4}/g)!.join('-');
}

const HEAD = [
  'name',
  'email',
  'orcid',
  'affiliation',
  'languages',
  'hoursPerYear',
  'kind',
  'title',
  'year',
  'hours',
  'audience',
];

function rowsOf(person: Drawn): string[][] {
  const own = [
    person.name,
    `academic${person.place}@smoczyn-synthetic.example`,
    orcidFor(person.place),
    INSTITUTION,
    person.languages.join(' '),
    String(person.hoursPerYear),
  ];
  if (person.courses.length === 0) return [[...own, '', '', '', '', '']];
  return person.courses.map(({ title, isForProfessionals }, index) => [
    ...own,
    'course',
    title,
    String(LAST_YEAR - index),
    '6',
    isForProfessionals ? 'professionals' : 'students',
  ]);
}

function toCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
