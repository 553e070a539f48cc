// A track as its page shows it: its modules with why they are in it, what it adds up to and how it stands against the evidence.
import { addDesigns, readDesign, scoreDesign, sumTrack, sumWorkload } from '@dragoman/materials';
import type { Track } from '@dragoman/materials';
import type { TrackDetail } from '../../materials-contract.ts';
import type { LongModules } from './long-modules.ts';

export function presentTrack(given: Track, longModules: LongModules): TrackDetail {
  const known = given.modules.flatMap(({ id }) => longModules.find(id) ?? []);
  const taken = given.modules.filter(({ isRequired }) => isRequired).length + given.choose;
  const { minutes, contactMinutes } = sumTrack(given, new Map(known.map(({ head }) => [head.id, head])));
  const { id, version, title, audience, prerequisites, choose, weeksBetween, ects, stacking, evidence } = given;
  return {
    id,
    version,
    title,
    audience,
    prerequisites,
    choose,
    weeksBetween,
    ects,
    stacking,
    evidence,
    modules: given.modules.map(({ id: moduleId, isRequired, why }) => {
      const head = longModules.find(moduleId)?.head;
      return {
        id: moduleId,
        title: head?.title ?? null,
        workloadMinutes: head === undefined ? null : sumWorkload(head),
        isRequired,
        why,
      };
    }),
    workload: minutes,
    contact: contactMinutes,
    design: scoreDesign(addDesigns(known.map(readDesign), weeksBetween, taken)),
  };
}
