// What could answer a requirement: modules and academics whose words it shares. Suggested only when asked for, never tied by itself.
import { PeopleIndex } from '@dragoman/matching';
import type { KnownModule } from '../../../programmes/server/index.ts';
import type { ModuleChoice, ModuleChoices, TieSuggestions } from '../../contract.ts';
import { MODULES_LISTED, SUGGESTED } from '../../limits.ts';
import type { CallRecord, PartRecord } from '../call.ts';
import type { CallsParts, Queries } from '../calls-parts.ts';

const WORDS = 6;

export async function suggestTies(
  parts: CallsParts,
  queries: Queries,
  { tenantId, language }: CallRecord,
  { says: { text } }: PartRecord,
): Promise<TieSuggestions> {
  const modules = await parts.charters.modules(queries, tenantId, language ?? 'en');
  const need = { text, skills: [], language: null, hours: null, from: null };
  const academics = await parts.academics.rank(queries, tenantId, need);
  return {
    modules: rankModules(parts, modules, text),
    academics: academics
      // Whoever shares no word with the requirement is ranked by everything but it.
      .filter(({ reasons }) => reasons.some(({ words }) => words.length > 0))
      .slice(0, SUGGESTED)
      .map(({ academicId, name, affiliation, score, reasons }) => ({
        id: academicId,
        name,
        affiliation,
        score,
        words: [...new Set(reasons.flatMap(({ words }) => words))].slice(0, WORDS),
      })),
  };
}

function rankModules({ profiles }: CallsParts, modules: readonly KnownModule[], text: string): ModuleChoice[] {
  const described = modules.map(({ content: { title, purpose, skills } }, at) => ({
    id: String(at),
    name: title,
    works: [{ title, abstract: [purpose, ...new Set(skills.map(({ label }) => label))].join('. ') }],
  }));
  return new PeopleIndex(described, profiles)
    .match(text, { top: SUGGESTED })
    .flatMap(({ id, works: [work] }) =>
      work === undefined || work.words.length === 0 ? [] : [presentModule(modules[Number(id)]!, work.words)],
    );
}

/** By title, to choose by hand. */
export async function findModules(
  { charters }: CallsParts,
  queries: Queries,
  { tenantId, language }: CallRecord,
  text: string,
): Promise<ModuleChoices> {
  const wanted = fold(text).split(' ').filter(Boolean);
  const found = (await charters.modules(queries, tenantId, language ?? 'en'))
    .filter(({ content }) => wanted.every((word) => fold(content.title).includes(word)))
    .toSorted((one, other) => one.content.title.localeCompare(other.content.title));
  return { modules: found.slice(0, MODULES_LISTED).map((module) => presentModule(module, [])), found: found.length };
}

function presentModule({ ref, institution, content }: KnownModule, words: readonly string[]): ModuleChoice {
  return { ref, title: content.title, institution, words: [...words] };
}

/** Without marks and in small letters, so that nobody has to type them. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
