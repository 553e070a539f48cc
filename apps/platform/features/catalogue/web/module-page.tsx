// One module: what is learnt and how one sees it, the day, a participant's time, everything to print, and the whole as a package.
import { DataTable, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { ModuleDetail } from '../materials-contract.ts';
import { DesignScore } from './design-score.tsx';
import { MaterialList } from './material-list.tsx';
import { activityName } from './material-words.ts';
import { archiveAddress, materialsApi } from './materials-api.ts';
import { ForkButton } from './forks/fork-button.tsx';
import './materials.css';
import { ModuleFacts } from './module-card.tsx';
import { Outcomes } from './outcomes.tsx';
import { Workload } from './workload.tsx';

export function MaterialModulePage(): JSX.Element {
  const { moduleId = '' } = useRoute().params;
  const [module, reload] = useResource(`module ${moduleId}`, () => materialsApi.module(moduleId));
  if (module.status === 'failed' && module.value === null)
    return <ProblemPage problem={module.problem} onRetry={reload} />;
  const { value } = module;
  return (
    <Page title={value === null ? t('materials.title') : textIn(value.title)}>
      <p class="note">
        <a href="/materials">{t('materials.back')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <ModuleView module={value} shelf="materials" />
      )}
    </Page>
  );
}

export function ModuleView(props: { readonly module: ModuleDetail; readonly shelf: string }): JSX.Element {
  const { module, shelf } = props;
  return (
    <>
      <h1 lang={langOf(module.title)}>{textIn(module.title)}</h1>
      <p class="prose after-lead" lang={langOf(module.purpose)}>
        {textIn(module.purpose)}
      </p>
      <ModuleFacts module={module} />
      <div class="buttons">
        <LinkButton href={archiveAddress(shelf, module.id, 'package.zip')} download>
          {t('materials.package')}
        </LinkButton>
        <LinkButton href={archiveAddress(shelf, module.id, 'cartridge.imscc')} look="quiet" download>
          {t('materials.cartridge')}
        </LinkButton>
        {shelf === 'materials' && <ForkButton moduleId={module.id} />}
      </div>
      <p class="note">{t('materials.package-text')}</p>
      <section aria-labelledby="material-print">
        <h2 id="material-print">{t('materials.to-print')}</h2>
        <MaterialList shelf={shelf} id={module.id} materials={module.materials} />
      </section>
      <Outcomes outcomes={module.outcomes} />
      <Agenda module={module} />
      <Workload module={module} />
      <DesignScore design={module.design} />
      <section aria-labelledby="material-before">
        <h2 id="material-before">{t('materials.prerequisites')}</h2>
        <p class="prose" lang={langOf(module.prerequisites.text)}>
          {textIn(module.prerequisites.text)}
        </p>
        {module.prerequisites.modules.length > 0 && (
          <ul class="material-plain">
            {module.prerequisites.modules.map(({ id, title }) => (
              <li key={id} lang={langOf(title)}>
                {textIn(title)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <p class="note material-imprint">
        {t('materials.imprint', { version: module.version, authors: module.authors.join(', ') })}
      </p>
    </>
  );
}

function Agenda({ module }: { readonly module: ModuleDetail }): JSX.Element {
  return (
    <section aria-labelledby="material-agenda">
      <h2 id="material-agenda">{t('materials.agenda')}</h2>
      <DataTable
        caption={t('materials.agenda')}
        captionHidden
        columns={[
          { title: t('materials.time') },
          { title: t('materials.minutes'), number: true },
          { title: t('materials.part') },
          { title: t('materials.trains') },
        ]}
        rows={module.agenda.map(({ id, begins, ends, minutes, title, kind, activity }) => ({
          key: id,
          cells: [
            `${begins}–${ends}`,
            minutes,
            <span class={`material-row ${kind}`} lang={langOf(title)}>
              {textIn(title)}
            </span>,
            activity === null ? (
              ''
            ) : (
              <>
                {activityName(activity.kind)}
                {activity.outcomes.length > 0 && ` · ${activity.outcomes.join(', ')}`}
                <small class="material-trained">
                  {activity.indicators.map((indicator) => (
                    <span key={indicator.id} lang={langOf(indicator.text)}>
                      {textIn(indicator.text)}
                    </span>
                  ))}
                </small>
              </>
            ),
          ],
        }))}
      />
      <p class="note">{t('materials.agenda-note')}</p>
    </section>
  );
}
