// Every module an institution can build on: its own, those other institutions of its network share, and those that ship with Dragoman.
import { sumAgenda, sumWorkload } from '@dragoman/materials';
import type { LongModule } from '@dragoman/materials';
import { institutionStore } from '../../../identity/server/index.ts';
import { skillUri } from '../../../taxonomy/server/index.ts';
import type { Queries } from '../../../../core/database/database.ts';
import type { ModuleRef } from '../../contract.ts';
import type { ModuleContent } from '../../wire-contract.ts';
import { TEACHING_LANGUAGES } from '../../limits.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import { moduleStore } from './module-store.ts';

export interface KnownModule {
  /** The same for all versions. */
  readonly key: string;
  /** Of the newest version. */
  readonly ref: ModuleRef;
  /** Null for what ships with Dragoman. */
  readonly institution: string | null;
  readonly isOwn: boolean;
  readonly isShared: boolean;
  readonly content: ModuleContent;
}

type Parts = Pick<ProgrammesParts, 'longModules' | 'framework'>;

export async function listKnownModules(
  parts: Parts,
  queries: Queries,
  tenantId: string,
  language: string,
): Promise<KnownModule[]> {
  const neighbours = await listNeighbours(queries, tenantId);
  const stored = await moduleStore(queries).list(tenantId, [...neighbours.keys()]);
  const own = await institutionStore(queries).find(tenantId);
  return [
    ...stored.map((module): KnownModule => ({
      key: moduleKey(module.tenantId, module.id),
      ref: {
        source: 'institution',
        institutionId: module.tenantId,
        moduleId: module.id,
        version: String(module.version),
      },
      institution: neighbours.get(module.tenantId) ?? own?.name ?? '',
      isOwn: module.tenantId === tenantId,
      isShared: module.isShared,
      content: module.content,
    })),
    ...parts.longModules.list().map((module) => describeShipped(parts, module, language)),
  ];
}

/** One of those, by institution (`shipped` for what ships) and id; null for what this institution does not see. */
export async function findKnownModule(
  parts: Parts,
  queries: Queries,
  tenantId: string,
  at: { readonly institutionId: string; readonly moduleId: string },
  language: string,
): Promise<KnownModule | null> {
  if (at.institutionId === SHIPPED) {
    const module = parts.longModules.find(at.moduleId);
    return module === null ? null : describeShipped(parts, module, language);
  }
  const key = moduleKey(at.institutionId, at.moduleId);
  return (await listKnownModules(parts, queries, tenantId, language)).find((module) => module.key === key) ?? null;
}

const SHIPPED = 'shipped';

export function moduleKey(institutionId: string | null, moduleId: string): string {
  return `${institutionId ?? SHIPPED}/${moduleId}`;
}

/** The other institutions of the same network, with their names; none for an institution that belongs to no network. */
async function listNeighbours(queries: Queries, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const own = await institutionStore(queries).find(tenantId);
  if (own === null || own.network === null) return new Map();
  const all = await institutionStore(queries).list([own.network.id]);
  return new Map(all.filter(({ id }) => id !== tenantId).map(({ id, name }) => [id, name]));
}

/** A long module teaches its skills of the framework, and with them the ESCO skills that the framework calls the same or close. */
function describeShipped({ framework }: Parts, { head }: LongModule, language: string): KnownModule {
  const say = (words: Readonly<Record<string, string>>): string => words[language] ?? words['en'] ?? '';
  const skills = head.skills.flatMap((id) => {
    const skill = framework.skills.find((each) => each.id === id);
    // The ESCO skills stand under the framework's own name: theirs are in English only.
    const about = {
      label: skill === undefined ? id : say(skill.name),
      from: head.level.from,
      to: head.level.to,
      kind: 'skill' as const,
    };
    const same = (skill?.esco ?? []).filter(({ relation }) => relation === 'exact' || relation === 'close');
    return [skillUri(`framework-${id}`), ...same.map(({ uri }) => uri)].map((uri) => ({ uri, ...about }));
  });
  const contactMinutes = sumAgenda(head.agenda);
  return {
    key: moduleKey(null, head.id),
    ref: { source: 'shipped', institutionId: null, moduleId: head.id, version: head.version },
    institution: null,
    isOwn: false,
    isShared: true,
    content: {
      title: say(head.title),
      purpose: say(head.purpose),
      contactMinutes,
      selfStudyMinutes: Math.max(0, sumWorkload(head) - contactMinutes),
      price: 0,
      languages: TEACHING_LANGUAGES.filter((each) => (head.languages as readonly string[]).includes(each)),
      skills,
      prerequisites: head.prerequisites.modules.map((id) => moduleKey(null, id)),
    },
  };
}
