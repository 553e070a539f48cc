// The text of the call as a sheet of paper: the words of each part underlined, its sign and number behind them.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallPart, CallView } from '../../contract.ts';
import { KindMark } from '../kind-mark.tsx';
import { cutCall } from './cut-call.ts';
import { START } from './words-of-selection.ts';

export interface CallTextProps {
  readonly text: string;
  readonly language: CallView['language'];
  /** Those that are shown, in the order of the list. */
  readonly parts: readonly CallPart[];
  /** Number of each part in the whole list. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly currentId: string | null;
  readonly onPart: (id: string) => void;
}

export function CallText(props: CallTextProps): JSX.Element {
  const { text, parts } = props;
  const placed = parts.flatMap(({ id, place }) => (place === null ? [] : [{ id, ...place }]));
  const byId = new Map(parts.map((part) => [part.id, part]));
  let start = 0;
  return (
    <div class="desk-text call-text" lang={props.language ?? undefined}>
      {cutCall(text, placed).map((stretch) => {
        const begin = start;
        start += stretch.text.length;
        return stretch.parts.length === 0 ? (
          <span key={begin} {...{ [START]: begin }}>
            {stretch.text}
          </span>
        ) : (
          <Words key={begin} {...props} begin={begin} stretch={stretch} byId={byId} />
        );
      })}
    </div>
  );
}

function Words(
  props: CallTextProps & {
    readonly begin: number;
    readonly stretch: ReturnType<typeof cutCall>[number];
    readonly byId: ReadonlyMap<string, CallPart>;
  },
): JSX.Element {
  const { stretch, byId, numbers, currentId, onPart } = props;
  const over = stretch.parts.flatMap((id) => byId.get(id) ?? []);
  const look = [
    over.some(({ answer }) => answer?.status === 'met' && answer.gap === null) ? 'answered' : '',
    currentId !== null && stretch.parts.includes(currentId) ? 'current' : '',
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a short cut for the mouse: the number behind the words is a link
    <mark
      {...{ [START]: props.begin }}
      class={look.filter(Boolean).join(' ')}
      onClick={() => {
        // Whoever selects words does not want to go anywhere.
        if (getSelection()?.isCollapsed !== false) onPart(over.at(-1)!.id);
      }}
    >
      {stretch.begins.map((id) => (
        <span key={id} id={`words-${id}`} />
      ))}
      {stretch.text}
      {stretch.ends.map((id) => {
        const { kind } = byId.get(id)!;
        const number = numbers.get(id) ?? 0;
        return (
          <sup key={id}>
            <a
              href={`#part-${id}`}
              aria-label={t('calls.part-number', { number, kind: t(`calls.kind-${kind}`) })}
              onClick={(event) => {
                event.preventDefault();
                event.stopPropagation();
                onPart(id);
              }}
            >
              <KindMark kind={kind} />
              {number}
            </a>
          </sup>
        );
      })}
    </mark>
  );
}
