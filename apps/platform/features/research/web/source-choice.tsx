// Which campaigns are put together: only those that may be used can be chosen.
import { CheckList } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import type { Source } from '../contract.ts';

export function usableSources(sources: readonly Source[]): Source[] {
  return sources.filter((source) => source.covered !== 'no' && source.closedAt !== null);
}

/** The only one there is, or none: between several nobody chooses for the researcher. */
export function firstChoice(sources: readonly Source[]): string[] {
  const usable = usableSources(sources);
  return usable.length === 1 ? usable.map(({ campaignId }) => campaignId) : [];
}

export function SourceChoice(props: {
  readonly sources: readonly Source[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}): JSX.Element {
  return (
    <CheckList
      legend={t('research.choose-sources')}
      options={usableSources(props.sources).map(({ campaignId, title, wave, people }) => ({
        value: campaignId,
        text:
          people === null
            ? t('research.source-few', { title, wave })
            : t('research.source-people', { title, wave, people }),
      }))}
      chosen={props.chosen}
      onChange={props.onChange}
    />
  );
}
