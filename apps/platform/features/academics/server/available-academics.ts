// Fills the port of programmes: who could teach, in which languages, for how many hours, and how well they fit each skill.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AvailableAcademic, AvailableAcademics } from '../../programmes/contract.ts';
import { DEFAULT_WEIGHTS } from '../limits.ts';
import type { RankWeights } from '../limits.ts';
import { academicStore } from './academic-store.ts';
import type { AcademicsParts } from './academics-parts.ts';
import { rankPool } from './ranking/rank-for-need.ts';

/** Below this somebody does not fit a skill: they share a word with it and no more. */
const FITS_FROM = 0.2;
/** Of each skill so many of the best. */
const PEOPLE_PER_SKILL = 12;
/** Hours given for somebody of whom nobody knows how many there are. */
const HOURS_NOT_KNOWN = 20;
/** Fit is about the subject alone; language, hours and fairness are told apart. */
const SUBJECT: RankWeights = { ...DEFAULT_WEIGHTS, language: 0, availability: 0, fairness: 0 };

export function availableAcademics(parts: AcademicsParts): AvailableAcademics {
  const { database, findLabels } = parts;
  return {
    async find(tenantId, { skillUris, languages, startsOn }) {
      const labels = await findLabels(tenantId, skillUris, 'en');
      const known = new Map((await academicStore(database.read).list(tenantId)).map((each) => [each.id, each]));
      const found = new Map<string, AvailableAcademic & { readonly fits: { skillUri: string; fit: number }[] }>();
      for (const [skillUri, label] of labels) {
        // Some fifty milliseconds a skill with three hundred academics: others get their turn in between.
        await nextTurn();
        const need = { text: label, skills: [], language: null, hours: null, from: startsOn, weights: SUBJECT };
        const { ranked } = await rankPool(parts, database.read, tenantId, need);
        for (const { academicId, name, score, hoursLeft, coolsUntil } of ranked.slice(0, PEOPLE_PER_SKILL)) {
          const spoken = known.get(academicId)?.languages ?? [];
          const canSpeak =
            spoken.length === 0 || languages.length === 0 || spoken.some((each) => languages.includes(each));
          if (score / 100 < FITS_FROM || coolsUntil !== null || !canSpeak || (hoursLeft !== null && hoursLeft <= 0))
            continue;
          const before = found.get(academicId) ?? {
            id: academicId,
            name,
            // Nobody knows what they speak: then they are asked, and not left out.
            languages: spoken.length === 0 ? [...languages] : [...spoken],
            hoursLeft: hoursLeft ?? HOURS_NOT_KNOWN,
            fits: [],
          };
          before.fits.push({ skillUri, fit: Math.round(score * 10) / 1000 });
          found.set(academicId, before);
        }
      }
      return [...found.values()];
    },
    async names(tenantId, ids) {
      const wanted = new Set(ids);
      const all = wanted.size === 0 ? [] : await academicStore(database.read).list(tenantId);
      return new Map(all.filter(({ id, hidden }) => wanted.has(id) && !hidden).map(({ id, name }) => [id, name]));
    },
  };
}
