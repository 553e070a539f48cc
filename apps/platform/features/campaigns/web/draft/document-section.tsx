// The agreement document: a file kept here, or an address with the digest of the file that can be read there.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { AttachDocumentBody, CampaignView } from '../../contract.ts';
import { DOCUMENT_BYTES, NAME_MAX, URL_MAX } from '../../limits.ts';
import { campaignsApi } from '../campaigns-api.ts';

export function DocumentSection(props: {
  readonly campaign: CampaignView;
  readonly onChange: (campaign: CampaignView) => void;
}): JSX.Element {
  const { campaign } = props;
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const submit = useSubmit();
  const attach = async (): Promise<void> => {
    if (file === null) return setFault(t('campaigns.document-choose'));
    if (file.size > DOCUMENT_BYTES) return setFault(t('problem.campaigns.document-not-fitting'));
    setFault(null);
    await submit.run(async () => {
      props.onChange(await campaignsApi.attachDocument(campaign.id, await toBody(file, address.trim())));
      setFile(null);
      setAddress('');
    });
  };
  return (
    <section class="campaign-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('campaigns.document')}</h3>
      <p class="note">{t('campaigns.document-text')}</p>
      {campaign.document === null ? (
        <p>{t('campaigns.document-none')}</p>
      ) : (
        <p>
          <b>{campaign.document.name}</b>{' '}
          <span class="campaign-seal">{t('campaigns.document-digest', { digest: campaign.document.digest })}</span>
          <br />
          <span class="note">{t('campaigns.document-remove')}</span>
        </p>
      )}
      <div class="campaign-two">
        <div class="field">
          <label htmlFor={`${id}-file`}>{t('campaigns.document-file')}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept="application/pdf,.pdf,text/plain,.txt"
            aria-invalid={fault === null ? undefined : true}
            aria-describedby={fault === null ? undefined : `${id}-fault`}
            onChange={(event) => {
              setFault(null);
              setFile(event.currentTarget.files?.[0] ?? null);
            }}
          />
          {fault !== null && (
            <span class="fault" id={`${id}-fault`} role="alert">
              {fault}
            </span>
          )}
        </div>
        <Field
          label={t('campaigns.document-link')}
          hint={t('campaigns.document-link-hint')}
          value={address}
          onInput={setAddress}
          maxLength={URL_MAX}
        />
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void attach()}>
          {t('campaigns.document-attach')}
        </Button>
      </div>
    </section>
  );
}

async function toBody(file: File, address: string): Promise<AttachDocumentBody> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.slice(-NAME_MAX);
  if (address !== '') {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { kind: 'link', name, url: address, digest: hex };
  }
  const isPdf = file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf');
  return { kind: 'file', name, contentType: isPdf ? 'application/pdf' : 'text/plain', base64: toBase64(bytes) };
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In slices: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(binary);
}
