// One plain file and what it will look like. The text is a native field: spelling, undo and every assistive technology work as usual.
import { openPage, renderBlocks } from '@dragoman/materials/reading';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { DRAFT_FILE_CHARACTERS } from '../../limits.ts';
import { WrittenPage } from '../written-page.tsx';

export function FileEditor(props: {
  readonly path: string;
  readonly text: string;
  /** To begin with, from 1. */
  readonly line: number | null;
  readonly onInput: (text: string) => void;
}): JSX.Element {
  const { path, text } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const language = /\.([a-z]{2})\.md$/.exec(path)?.[1];
  useEffect(() => {
    if (field.current !== null && props.line !== null) showLine(field.current, props.line);
  }, [props.line]);
  return (
    <div class="fork-editor">
      <div class="field">
        <label htmlFor={id}>{t('materials.text-of', { path })}</label>
        <textarea
          ref={field}
          id={id}
          class="fork-text"
          value={text}
          lang={language}
          spellcheck={language !== undefined}
          maxLength={DRAFT_FILE_CHARACTERS}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard */}
      <section class="fork-preview" aria-label={t('materials.preview')} tabIndex={0}>
        {path.endsWith('.md') ? <Preview path={path} text={text} language={language} /> : <HeadNote />}
      </section>
    </div>
  );
}

function Preview(props: {
  readonly path: string;
  readonly text: string;
  readonly language: string | undefined;
}): JSX.Element {
  const page = useMemo(() => openPage(props.path, props.text), [props.path, props.text]);
  return (
    <>
      <p class="material-title" lang={props.language}>
        {page.title}
      </p>
      <WrittenPage html={renderBlocks(page.blocks)} language={props.language} />
    </>
  );
}

function HeadNote(): JSX.Element {
  return <p class="note">{t('materials.head-note')}</p>;
}

/** Selects a line and brings it into view: a field scrolls to its caret when it gets the focus. */
function showLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  field.blur();
  field.setSelectionRange(start, start);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
