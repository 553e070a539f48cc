// What can be printed of a module: each thing to read here, and as HTML and PDF, by language.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { language as pageLanguage, t } from '../../../web/messages/messages.ts';
import type { MaterialListing } from '../materials-contract.ts';
import { kindName, languageName } from './material-words.ts';
import { fileAddress, readingAddress } from './materials-api.ts';

export function MaterialList(props: {
  readonly shelf: string;
  readonly id: string;
  readonly materials: readonly MaterialListing[];
}): JSX.Element {
  const audiences = (['facilitator', 'participants'] as const).filter((audience) =>
    props.materials.some((each) => each.audience === audience),
  );
  return (
    <>
      {audiences.map((audience) => (
        <DataTable
          key={audience}
          caption={t(`materials.for-${audience}`)}
          columns={[
            { title: t('materials.page') },
            { title: t('materials.language') },
            { title: t('materials.print') },
          ]}
          rows={inPageLanguageFirst(props.materials.filter((each) => each.audience === audience)).map((each) => ({
            key: `${each.kind}.${each.language}`,
            cells: [
              <a href={readingAddress(props.shelf, props.id, each)}>{kindName(each.kind)}</a>,
              languageName(each.language),
              <Files shelf={props.shelf} id={props.id} material={each} />,
            ],
          }))}
        />
      ))}
    </>
  );
}

/** Beside each other what is the same thing in two languages, the page's language first. */
function inPageLanguageFirst(materials: readonly MaterialListing[]): MaterialListing[] {
  const kinds = [...new Set(materials.map(({ kind }) => kind))];
  const isOther = ({ language }: MaterialListing): number => (language === pageLanguage.value ? 0 : 1);
  return kinds.flatMap((kind) =>
    materials.filter((each) => each.kind === kind).toSorted((a, b) => isOther(a) - isOther(b)),
  );
}

function Files(props: {
  readonly shelf: string;
  readonly id: string;
  readonly material: MaterialListing;
}): JSX.Element {
  const { shelf, id, material } = props;
  return (
    <span class="material-files">
      {(['pdf', 'html'] as const).map((format) => (
        <a key={format} href={fileAddress(shelf, id, material, format)} download>
          {format.toUpperCase()}{' '}
          <span class="visually-hidden">
            {kindName(material.kind)} {languageName(material.language)}
          </span>
        </a>
      ))}
    </span>
  );
}
