// Going on with a private link that arrived as text: paste it, and it is opened like the link itself.
import { Button, Disclosure, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';

export function LinkField(): JSX.Element {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const open = (): void => {
    const token = tokenOf(text);
    setWrong(token === null);
    // A full page load: the secret stands in the fragment, which the router does not look at.
    if (token !== null) location.assign(`/resume#${encodeURIComponent(token)}`);
  };
  return (
    <div class="start-link">
      <Disclosure summary={t('start.have-link')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <Field
            label={t('start.link-label')}
            hint={t('start.link-hint')}
            value={text}
            onInput={setText}
            autoComplete="off"
            fault={isWrong ? t('start.link-wrong') : null}
          />
          <div class="buttons">
            <Button type="submit" look="quiet">
              {t('start.link-open')}
            </Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}

/** The secret in a pasted link, or the bare secret; null when it is neither. */
export function tokenOf(text: string): string | null {
  const trimmed = text.trim();
  const token = trimmed.includes('#') ? trimmed.slice(trimmed.indexOf('#') + 1) : trimmed;
  return /^[\w.~-]{20,200}$/.test(token) ? token : null;
}
