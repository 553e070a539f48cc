// How far the two readings of the gold set agree: `npm exec node -- content/matching/gold/measure-agreement.ts`.
import { cohenKappa, krippendorffAlpha } from '@dragoman/psychometrics';
import type { AgreementRating } from '@dragoman/psychometrics';
import { loadGoldTexts } from '../../checks/find-gold-faults.ts';
import type { GoldReview, GoldText } from '../../checks/find-gold-faults.ts';
import { listKnownSkills, loadVocabulary } from '../../checks/find-vocabulary-faults.ts';

const texts = loadGoldTexts(new URL('texts.jsonl', import.meta.url));
const skills = [...listKnownSkills(loadVocabulary(new URL('../../vocabulary/', import.meta.url))).keys()];

/** Does a sentence name something that somebody should learn, have or do? */
function rateSentences(some: readonly GoldText[]): AgreementRating[] {
  return rate(
    some,
    ({ sentences }) => sentences.map((_, at) => at),
    (review, at) => review.unmatched.includes(at) || review.skills.some(({ sentence }) => sentence === at),
  );
}

/** Does a text ask for a skill, asked of every skill of the vocabulary? */
function rateSkills(some: readonly GoldText[]): AgreementRating[] {
  return rate(
    some,
    () => skills,
    (review, skill) => review.skills.some(({ uri }) => uri === skill),
  );
}

function rate<Unit extends number | string>(
  some: readonly GoldText[],
  units: (text: GoldText) => readonly Unit[],
  isMarked: (review: GoldReview, unit: Unit) => boolean,
): AgreementRating[] {
  return some.flatMap((text) =>
    units(text).flatMap((unit) =>
      text.reviews.map((review) => ({
        subject: `${text.id} ${unit}`,
        rater: review.reviewer,
        value: isMarked(review, unit) ? 'yes' : 'no',
      })),
    ),
  );
}

/** Marks (skill in sentence) that both readings have, of all that at least one has. */
function countShared(some: readonly GoldText[]): { both: number; any: number } {
  let both = 0;
  let any = 0;
  for (const { reviews } of some) {
    const [a, b] = reviews.map((review) => new Set(review.skills.map(({ uri, sentence }) => `${uri} ${sentence}`)));
    if (a === undefined || b === undefined) continue;
    both += [...a].filter((mark) => b.has(mark)).length;
    any += new Set([...a, ...b]).size;
  }
  return { both, any };
}

const show = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

const lines = ['texts     sentence α [95 %]     sentence κ  skill α  skill κ  marks in both readings'];
for (const language of ['all', ...new Set(texts.map((each) => each.language))]) {
  const some = texts.filter((each) => language === 'all' || each.language === language);
  const sentences = rateSentences(some);
  const alpha = krippendorffAlpha(sentences, { seed: 'gold' });
  const perSkill = rateSkills(some);
  const { both, any } = countShared(some);
  lines.push(
    `${language.padEnd(4)} ${String(some.length).padStart(3)}  ` +
      `${show(alpha.value)} [${show(alpha.interval?.lower ?? null)}, ${show(alpha.interval?.upper ?? null)}]  ` +
      `${show(cohenKappa(sentences).value).padEnd(10)}  ` +
      `${show(krippendorffAlpha(perSkill, { resamples: 0 }).value)}    ${show(cohenKappa(perSkill).value)}    ` +
      `${both} of ${any} (${((100 * both) / any).toFixed(1)} %)`,
  );
}
process.stdout.write(`${lines.join('\n')}\n`);
