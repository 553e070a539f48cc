// Synthetic adverts with a known truth: skills that stay, one that rises, an employer that posts the same text again and again, and a
// technology that no list knows. Sentences are ours; employers and places are invented.
import { createRandom } from '@dragoman/psychometrics';
import type { SeededRandom } from '@dragoman/psychometrics';
import type { Advert } from '../adverts/advert.ts';

export interface InventedSkill {
  readonly uri: string;
  /** Ways in which an advert may name it. */
  readonly names: readonly string[];
}

export interface InventWish {
  readonly seed: number | string;
  readonly adverts: number;
  readonly months: number;
  readonly firstMonth: string;
  readonly skills: readonly InventedSkill[];
  /** Place in `skills`. */
  readonly rising: number;
  /** Skill that the duplicating employer asks for in every one of its postings. */
  readonly duplicated: number;
  readonly newTerm: string;
}

export interface InventedMarket {
  readonly adverts: readonly Advert[];
  /** For each advert the place of the advert that it repeats; its own place where it repeats none. */
  readonly repeats: readonly number[];
}

const EMPLOYERS = 240;
const PLACES = ['Vantala', 'Koskivaara', 'Brenzone Alta', 'Podgórzany', 'Meerdijk', 'Ostrowia', 'Valdoro', 'Lintukylä'];
const ROLES = [
  'engineer',
  'specialist',
  'project manager',
  'developer',
  'process expert',
  'analyst',
  'team lead',
  'coordinator',
];
const ASK = [
  (what: string) => `You have experience with ${what}.`,
  (what: string) => `We expect you to know ${what} well.`,
  (what: string) => `Your tasks include ${what}.`,
  (what: string) => `Skills we need: ${what}.`,
  (what: string) => `You are able to take responsibility for ${what}.`,
];
const FILLER = [
  'We are a synthetic company with a warm atmosphere and a good canteen.',
  'We offer flexible working hours and health care for the whole family.',
  'Please send your application by the end of the month.',
  'Our office stands close to the station.',
  'You will be part of a team that laughs a lot.',
  'The position is permanent and begins as agreed.',
];
/** Share of adverts that ask for the rising skill, first and last month. */
const RISE = { from: 0.02, to: 0.14 } as const;
/** The technology appears after a third of the months. */
const TERM = { after: 1 / 3, share: 0.03 } as const;
/** The duplicating employer posts more and more: counted as it stands, its skill would seem to rise. */
const DUPLICATES = { first: 2, last: 40 } as const;

export function inventMarket(wish: InventWish): InventedMarket {
  const random = createRandom(wish.seed);
  const rates = wish.skills.map(() => 0.012 + 0.05 * random.next());
  const adverts: Advert[] = [];
  const repeats: number[] = [];
  const dates = Array.from({ length: wish.months }, (_, month) => monthAfter(wish.firstMonth, month));
  const tastes = Array.from({ length: EMPLOYERS }, () => wish.skills.map(() => 0.25 + 1.5 * random.next()));
  let firstDuplicate = -1;
  for (let month = 0; month < wish.months; month += 1) {
    const progress = month / (wish.months - 1);
    const copies = Math.round(DUPLICATES.first + progress * (DUPLICATES.last - DUPLICATES.first));
    const own = Math.round((wish.adverts * (month + 1)) / wish.months) - adverts.length - copies;
    for (let n = 0; n < own; n += 1) {
      const employer = Math.floor(EMPLOYERS * random.next() ** 2);
      const asked = wish.skills.flatMap((skill, at) => {
        const rate = at === wish.rising ? RISE.from + progress * (RISE.to - RISE.from) : rates[at]!;
        return random.next() < rate * tastes[employer]![at]! ? [skill] : [];
      });
      const hasTerm = progress > TERM.after && random.next() < TERM.share;
      repeats.push(adverts.length);
      adverts.push(
        write(random, dates[month]!, `Synthetic Employer ${employer}`, asked, hasTerm ? wish.newTerm : null),
      );
    }
    for (let n = 0; n < copies; n += 1) {
      if (firstDuplicate < 0) firstDuplicate = adverts.length;
      repeats.push(firstDuplicate);
      adverts.push(copy(random, dates[month]!, wish.skills[wish.duplicated]!));
    }
  }
  return { adverts, repeats };
}

function write(
  random: SeededRandom,
  month: string,
  employer: string,
  skills: readonly InventedSkill[],
  newTerm: string | null,
): Advert {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random.next() * list.length)]!;
  const role = pick(ROLES);
  const asks = skills.map(({ names }) => pick(ASK)(lowerFirst(pick(names))));
  if (newTerm !== null) asks.push(pick(ASK)(newTerm));
  const lines = [
    `${employer} in ${pick(PLACES)} is looking for a ${role}, reference ${Math.floor(random.next() * 100_000)}.`,
    ...shuffle(random, [pick(FILLER), pick(FILLER), pick(FILLER), ...asks]),
  ];
  return { externalId: null, title: role, employer, text: lines.join('\n'), postedOn: dayOf(random, month) };
}

/** The same text again, with another place and another reference. */
function copy(random: SeededRandom, month: string, skill: InventedSkill): Advert {
  const place = PLACES[Math.floor(random.next() * PLACES.length)]!;
  const text = [
    `Synthetic Repeater in ${place} is looking for a service specialist, reference ${Math.floor(random.next() * 100_000)}.`,
    'You visit customers of a synthetic company all over the region and keep their machines in good order from the first day to the last.',
    'You are welcome with or without experience, since everybody is trained by a patient colleague for the first eight weeks of the work.',
    ASK[0]!(lowerFirst(skill.names[0]!)),
    'We offer a car, a telephone, paid training and a place in a team in which people have stayed for more than ten years on average.',
  ].join('\n');
  return {
    externalId: null,
    title: 'service specialist',
    employer: 'Synthetic Repeater',
    text,
    postedOn: dayOf(random, month),
  };
}

function shuffle<Value>(random: SeededRandom, list: readonly Value[]): Value[] {
  return list
    .map((value) => ({ value, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function monthAfter(first: string, count: number): string {
  const date = new Date(`${first}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

function dayOf(random: SeededRandom, month: string): string {
  return `${month}-${String(1 + Math.floor(random.next() * 28)).padStart(2, '0')}`;
}

/** Abbreviations stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
