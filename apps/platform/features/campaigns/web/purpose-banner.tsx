// The line over a result that says what it is for, and what it may never be used for; on paper too.
import './purpose-banner.css';
import type { ComponentType, JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { request } from '../../../web/api/request.ts';
import { t } from '../../../web/messages/messages.ts';
import type { AttemptCampaign } from '../contract.ts';

/** The same page with the line over it; the composition puts it around every result. */
export function withPurpose(Inside: ComponentType): ComponentType {
  return function PageWithPurpose(): JSX.Element {
    const { attemptId } = useRoute().params as { attemptId: string };
    return (
      <>
        <PurposeBanner attemptId={attemptId} />
        <Inside />
      </>
    );
  };
}

function PurposeBanner(props: { readonly attemptId: string }): JSX.Element {
  const [of, setOf] = useState<AttemptCampaign['campaign']>(null);
  useEffect(() => {
    let isWanted = true;
    request<AttemptCampaign>('GET', `/assessments/${props.attemptId}/campaign`).then(
      (found) => isWanted && setOf(found.campaign),
      // The page below says what is wrong; what it may never be used for stands either way.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [props.attemptId]);
  const text =
    of === null
      ? t('result.purpose-own')
      : t('result.purpose-campaign', { ...of, purpose: of.purpose === 'benchmark' ? 'other' : of.purpose });
  return (
    <aside class="result-purpose" aria-label={t('result.purpose')}>
      <p>{text}</p>
    </aside>
  );
}
