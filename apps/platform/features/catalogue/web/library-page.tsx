// The library: days of teaching by skill, each with its hours, credits, levels and languages. Who only learns sees what is on their plan.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { STAFF_ROLES } from '../../identity/limits.ts';
import { language, t } from '../../../web/messages/messages.ts';
import { formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useHashTarget } from '../../../web/page/use-hash-target.ts';
import { useResource } from '../../../web/page/use-resource.ts';
import { actor } from '../../../web/shell/session.ts';
import type { MaterialLibrary, ModuleSummary } from '../materials-contract.ts';
import { ForkList } from './forks/fork-list.tsx';
import { materialsApi } from './materials-api.ts';
import './materials.css';
import { ModuleCard } from './module-card.tsx';
import { TrackList } from './track-list.tsx';
import { OwnLibrary } from './own-library.tsx';

export function LibraryPage(): JSX.Element {
  const who = actor.value;
  const roles: readonly string[] = who?.kind === 'account' ? who.roles : [];
  return STAFF_ROLES.some((role) => roles.includes(role)) ? <StaffLibrary /> : <OwnLibrary />;
}

function StaffLibrary(): JSX.Element {
  const [library, reload] = useResource('materials', materialsApi.library);
  if (library.status === 'failed' && library.value === null)
    return <ProblemPage problem={library.problem} onRetry={reload} />;
  return (
    <Page title={t('materials.title')}>
      <h1>{t('materials.title')}</h1>
      {library.value === null ? (
        <p class="note after-lead" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <Library library={library.value} />
      )}
    </Page>
  );
}

function Library({ library }: { readonly library: MaterialLibrary }): JSX.Element {
  useHashTarget();
  const { modules } = library;
  if (modules.length === 0) return <p class="prose after-lead">{t('materials.empty')}</p>;
  const hours = modules.map(({ contactMinutes }) => contactMinutes / 60);
  return (
    <>
      <p class="prose after-lead">
        {t('materials.text', {
          count: modules.length,
          from: formatNumber(Math.min(...hours), 1),
          to: formatNumber(Math.max(...hours), 1),
        })}
      </p>
      <ForkList />
      <TrackList tracks={library.tracks} />
      {groupBySkill(modules).map(({ id, name, modules: its }) => (
        <section key={id} aria-labelledby={`skill-${id}`} class="material-skill">
          <h2 id={`skill-${id}`} lang={langOf(name)}>
            {textIn(name)}
          </h2>
          <ul class="material-cards">
            {its.map((module) => (
              <li key={module.id}>
                <ModuleCard module={module} href={`/materials/${module.id}`} />
              </li>
            ))}
          </ul>
          <ShortModules library={library} skill={id} />
        </section>
      ))}
    </>
  );
}

interface SkillGroup {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly modules: readonly ModuleSummary[];
}

/** By the leading skill, in the alphabet of the page's language. */
function groupBySkill(modules: readonly ModuleSummary[]): SkillGroup[] {
  const groups = Map.groupBy(modules, ({ skills }) => skills[0]!.id);
  return [...groups]
    .map(([id, its]) => ({ id, name: its[0]!.skills[0]!.name, modules: its }))
    .toSorted((a, b) => textIn(a.name).localeCompare(textIn(b.name), language.value));
}

function ShortModules(props: { readonly library: MaterialLibrary; readonly skill: string }): JSX.Element | null {
  const its = props.library.shortModules.filter(({ skill }) => skill === props.skill);
  if (its.length === 0) return null;
  return (
    <Disclosure summary={t('materials.short', { count: its.length })}>
      <ul class="material-short">
        {its.map(({ id, title, minutes }) => (
          <li key={id}>
            <span lang={langOf(title)}>{textIn(title)}</span> <span class="note">{formatMinutes(minutes)}</span>
          </li>
        ))}
      </ul>
      <p class="note">{t('materials.short-text')}</p>
    </Disclosure>
  );
}
