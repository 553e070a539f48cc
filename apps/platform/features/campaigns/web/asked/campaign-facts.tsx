// What is said to everybody who is asked: purpose, who sees what, legal basis, dates, the document and the notice.
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import type { CampaignView, LandingCampaign } from '../../contract.ts';
import { NeverFor } from '../campaign-words.tsx';

export type Facts = Pick<
  LandingCampaign,
  'purpose' | 'legalBasis' | 'legalBasisNote' | 'notice' | 'document' | 'thresholds' | 'instruments'
> &
  Pick<CampaignView, 'retentionUntil' | 'closesAt'>;

export function CampaignFacts(props: {
  readonly campaign: Facts;
  /** Null where the document cannot be opened from. */
  readonly onOpenDocument: (() => void) | null;
}): JSX.Element {
  const { campaign } = props;
  const { thresholds, document } = campaign;
  const notice = findNotice(campaign.notice, language.value);
  return (
    <>
      <dl class="campaign-facts">
        <Fact name={t('campaigns.for-purpose')}>
          {t(`campaigns.purpose-${campaign.purpose}`)}. {t(`campaigns.purpose-${campaign.purpose}-text`)}
        </Fact>
        <Fact name={t('campaigns.who-sees')}>
          {t('campaigns.who-sees-text', { cell: thresholds.cell })}
          {campaign.instruments.raters &&
            ` ${t('campaigns.who-sees-raters', {
              group: thresholds.raterGroup,
              overall: thresholds.ratersOverall,
              comments: thresholds.comments,
            })}`}
        </Fact>
        <Fact name={t('campaigns.basis')}>
          {t(`campaigns.basis-${campaign.legalBasis}`)}. {campaign.legalBasisNote}
        </Fact>
        {campaign.retentionUntil !== null && (
          <Fact name={t('campaigns.kept-until')}>
            {t('campaigns.kept-until-text', { date: formatDate(campaign.retentionUntil) })}
          </Fact>
        )}
        {campaign.closesAt !== null && (
          <Fact name={t('campaigns.open-until')}>
            {t('campaigns.open-until-text', { date: formatDate(campaign.closesAt) })}
          </Fact>
        )}
        {document !== null && (
          <Fact name={t('campaigns.document')}>
            {document.url !== null ? (
              <a href={document.url} rel="noreferrer noopener" target="_blank">
                {document.name}
              </a>
            ) : props.onOpenDocument === null ? (
              document.name
            ) : (
              <PlainButton onClick={props.onOpenDocument}>
                {t('campaigns.document-open')} <span class="visually-hidden">{document.name}</span>
              </PlainButton>
            )}
            <br />
            <span class="campaign-seal">{t('campaigns.document-digest', { digest: document.digest })}</span>
          </Fact>
        )}
      </dl>
      <NeverFor />
      <section aria-labelledby="campaign-notice">
        <h2 id="campaign-notice">{t('campaigns.notice')}</h2>
        <div class="campaign-notice" lang={notice.language === language.value ? undefined : notice.language}>
          {notice.text}
        </div>
      </section>
    </>
  );
}

/** The notice of the reader's language, or else the first that was written. */
function findNotice(notice: Facts['notice'], wanted: Language): { readonly language: Language; readonly text: string } {
  const found = [wanted, ...LANGUAGES].find((each) => (notice[each] ?? '').trim() !== '') ?? wanted;
  return { language: found, text: notice[found] ?? '' };
}

function Fact(props: { readonly name: string; readonly children: JSX.Element | JSX.Element[] | unknown }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children as JSX.Element}</dd>
    </div>
  );
}
