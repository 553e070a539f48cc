// The sign-up link to pass on, and the poster.
import { LANGUAGE_NAMES, LANGUAGES } from '@dragoman/kernel';
import { Button, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { CampaignView } from '../../contract.ts';

export function SignUpSection(props: { readonly campaign: CampaignView; readonly path: string }): JSX.Element {
  const { campaign } = props;
  const [isCopied, setCopied] = useState(false);
  const address = new URL(props.path, location.origin).href;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Refused by the browser: the address stands there to be marked by hand.
    }
  };
  return (
    <section aria-labelledby="campaign-join">
      <h2 id="campaign-join">{t('campaigns.sign-up-link')}</h2>
      <p class="prose">
        <code>{address}</code>
      </p>
      <div class="buttons">
        <Button look="quiet" onClick={() => void copy()}>
          {isCopied ? t('campaigns.copied') : t('campaigns.copy')}
        </Button>
        <LinkButton href={`/campaigns/${campaign.id}/poster`} look="quiet">
          {t('campaigns.poster-print')}
        </LinkButton>
        {LANGUAGES.map((language) => (
          <LinkButton
            key={language}
            href={`/api/campaigns/${campaign.id}/poster.pdf?language=${language}`}
            look="quiet"
            download
          >
            {t('campaigns.poster-pdf', { language: LANGUAGE_NAMES[language] })}
          </LinkButton>
        ))}
      </div>
    </section>
  );
}
