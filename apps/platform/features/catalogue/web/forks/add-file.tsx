// A page in one more language, begun from its English text, and the end of a file that is no longer wanted.
import { Button, Dialog, Disclosure, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { Files } from './draft-session.ts';

const ENGLISH = /\.en\.md$/;
const CODE = /^[a-z]{2}$/;

export function AddFile(props: {
  readonly files: Files;
  readonly shown: string;
  readonly onAdd: (path: string, text: string) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { files, shown } = props;
  const sources = Object.keys(files).filter((path) => ENGLISH.test(path));
  const [source, setSource] = useState('workbook.en.md');
  const [language, setLanguage] = useState('');
  const [isRemoving, setRemoving] = useState(false);
  const path = source.replace(ENGLISH, `.${language}.md`);
  const isThere = path in files;
  return (
    <Disclosure summary={t('materials.more-files')}>
      <form
        class="fork-compare"
        onSubmit={(event) => {
          event.preventDefault();
          if (CODE.test(language) && !isThere) props.onAdd(path, files[source] ?? '');
        }}
      >
        <Select
          label={t('materials.translate-page')}
          value={source}
          options={sources.map((value) => ({ value, text: value }))}
          onSelect={setSource}
        />
        <Field
          label={t('materials.translate-into')}
          hint={t('materials.translate-hint')}
          value={language}
          maxLength={2}
          fault={isThere ? t('materials.file-there') : null}
          onInput={(value) => setLanguage(value.toLowerCase())}
        />
        <Button type="submit" look="quiet">
          {t('materials.add-file')}
        </Button>
      </form>
      {shown !== 'module.json' && (
        <div class="buttons">
          <Button look="quiet" onClick={() => setRemoving(true)}>
            {t('materials.remove-file', { path: shown })}
          </Button>
        </div>
      )}
      <Dialog open={isRemoving} title={t('materials.remove-file', { path: shown })} onClose={() => setRemoving(false)}>
        <p>{t('materials.remove-text')}</p>
        <div class="buttons">
          <Button takesFocus look="quiet" onClick={() => setRemoving(false)}>
            {t('materials.not-yet')}
          </Button>
          <Button
            look="alert"
            onClick={() => {
              setRemoving(false);
              props.onRemove();
            }}
          >
            {t('materials.remove-do')}
          </Button>
        </div>
      </Dialog>
    </Disclosure>
  );
}
