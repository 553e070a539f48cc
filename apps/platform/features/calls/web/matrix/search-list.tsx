// A search that asks the server while somebody types, and buttons for what it found.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';

const PAUSE_MS = 250;

interface Found {
  readonly key: string;
  readonly text: string;
  readonly detail: string;
  readonly choose: () => void;
}

export function SearchList(props: {
  readonly label: string;
  /** Of what is found, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly search: (text: string) => Promise<readonly Found[]>;
}): JSX.Element {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | 'failed' | null>(null);
  useEffect(() => {
    const wanted = text.trim();
    setFound(null);
    if (wanted.length < 2) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      props.search(wanted).then(
        (rows) => isWanted && setFound(rows),
        () => isWanted && setFound('failed'),
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter in the field looks, and does not send the form around it
    <div
      class="call-find"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Field label={props.label} type="search" value={text} maxLength={100} onInput={setText} />
      <div aria-live="polite">
        {found === 'failed' && <p class="note">{t('calls.search-failed')}</p>}
        {found !== null && found !== 'failed' && found.length === 0 && <p class="note">{t('calls.find-none')}</p>}
        {found !== null && found !== 'failed' && found.length > 0 && (
          <ul class="call-choices">
            {found.map((each) => (
              <li key={each.key}>
                <button
                  type="button"
                  onClick={() => {
                    each.choose();
                    setText('');
                  }}
                >
                  + <span lang={props.lang}>{each.text}</span>
                  {each.detail !== '' && <small>{each.detail}</small>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
