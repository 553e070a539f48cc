// The desk: the text of the call with its marked words on the left, the parts that were read on the right, all of it by keys or by hand.
import { Button, Dialog, LiveRegion } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { CallView } from '../../contract.ts';
import { PART_KINDS } from '../../limits.ts';
import { KindMark } from '../kind-mark.tsx';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import { CallText } from './call-text.tsx';
import { PartForm } from './part-form.tsx';
import { PartRow } from './part-row.tsx';
import { useDesk } from './use-desk.ts';
import type { Desk } from './use-desk.ts';
import './reading.css';

export function ReadPart({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call } = open;
  const desk = useDesk(open);
  const numbers = useMemo(() => new Map(call.parts.map(({ id }, place) => [id, place + 1])), [call.parts]);
  const currentId = desk.current?.id ?? null;
  // A long call has thousands of stretches: they are drawn anew only when something in them changed.
  const words = useMemo(
    () => (
      <CallText
        text={call.text}
        language={call.language}
        parts={desk.shown}
        numbers={numbers}
        currentId={currentId}
        onPart={desk.goTo}
      />
    ),
    [call.text, call.language, desk.shown, numbers, currentId],
  );
  return (
    <div class="desk">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a long text scrolls in its sheet, and what scrolls must be reachable by the keyboard; the keys of the desk work here, too */}
      <section
        class="desk-sheet call-sheet"
        aria-label={t('calls.text')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        ref={(element) => {
          desk.sheet.current = element;
        }}
        onKeyDown={(event) => {
          if (desk.press(event, true)) event.preventDefault();
        }}
      >
        {words}
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the list of buttons in it */}
      <section
        class="call-parts"
        aria-labelledby="call-parts-title"
        onKeyDown={(event) => {
          if (desk.press(event, false)) event.preventDefault();
        }}
      >
        <h2 id="call-parts-title">{t('calls.parts')}</h2>
        <KeysHint />
        <LiveRegion text={desk.said} />
        <Kinds call={call} desk={desk} />
        <p class="acts">
          <button type="button" class="key-button" onClick={desk.add}>
            <kbd aria-hidden="true">A</kbd> {t('calls.add-part')}
          </button>
          {desk.canUndo && (
            <button type="button" class="key-button" onClick={desk.undo}>
              <kbd aria-hidden="true">U</kbd> {t('calls.undo')}
            </button>
          )}
        </p>
        {desk.submit.problem !== null && <SaveProblem problem={desk.submit.problem} onLoad={open.reload} />}
        {desk.shown.length === 0 && <p class="prose">{t('calls.no-parts')}</p>}
        <ol class="call-rows">
          {desk.shown.map((part) => (
            <PartRow
              key={part.id}
              part={part}
              number={numbers.get(part.id) ?? 0}
              language={call.language}
              isCurrent={part.id === desk.current?.id}
              desk={desk}
            />
          ))}
        </ol>
        <NotFound call={call} />
      </section>
      <PartForm open={open} desk={desk} />
      <RemoveAnswered desk={desk} />
    </div>
  );
}

function KeysHint(): JSX.Element {
  return (
    <p class="desk-keys">
      <kbd>J</kbd> <kbd>K</kbd> {t('calls.key-move')} <kbd>E</kbd> {t('calls.key-edit')} <kbd>A</kbd>{' '}
      {t('calls.key-add')} <kbd>X</kbd> {t('calls.key-remove')} <kbd>U</kbd> {t('calls.key-undo')} <kbd>T</kbd>{' '}
      {t('calls.key-show')}
    </p>
  );
}

/** What is shown, by kind; it is the legend of the signs as well. */
function Kinds(props: { readonly call: CallView; readonly desk: Desk }): JSX.Element {
  const { call, desk } = props;
  const count = (kind: string): number => call.parts.filter((part) => part.kind === kind).length;
  return (
    <div class="call-filter" role="group" aria-label={t('calls.show-kinds')}>
      <button type="button" aria-pressed={desk.kind === null} onClick={() => desk.show(null)}>
        {t('calls.all-kinds')} <span class="count">{call.parts.length}</span>
      </button>
      {PART_KINDS.filter((kind) => count(kind) > 0).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={desk.kind === kind}
          onClick={() => desk.show(desk.kind === kind ? null : kind)}
        >
          <KindMark kind={kind} /> {t(`calls.kinds-${kind}`)} <span class="count">{count(kind)}</span>
        </button>
      ))}
    </div>
  );
}

/** Said plainly: whoever trusts the list must know what is not in it. */
function NotFound({ call }: { readonly call: CallView }): JSX.Element | null {
  if (call.notFound.length === 0) return null;
  return (
    <div class="call-silent">
      <h3>{t('calls.not-found')}</h3>
      <ul>
        {call.notFound.map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} /> {t(`calls.none-${kind}`)}
          </li>
        ))}
      </ul>
      <p class="note">{t('calls.not-found-hint')}</p>
    </div>
  );
}

function RemoveAnswered({ desk }: { readonly desk: Desk }): JSX.Element {
  return (
    <Dialog open={desk.removing !== null} title={t('calls.remove-answered')} onClose={() => desk.removeAnswered(false)}>
      <p class="prose">{t('calls.remove-answered-text')}</p>
      <div class="buttons">
        <Button look="alert" onClick={() => desk.removeAnswered(true)}>
          {t('calls.remove-part')}
        </Button>
        <Button look="quiet" takesFocus onClick={() => desk.removeAnswered(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
