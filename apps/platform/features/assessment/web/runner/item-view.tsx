// One item with its answer, what can be said instead, and the way on and back.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { AnswerValue } from '../../contract.ts';
import { previousId } from '../attempt/attempt-model.ts';
import type { AttemptModel, RunnerView } from '../attempt/attempt-model.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';
import { ScenarioItem } from './scenario-item.tsx';
import { StatementItem } from './statement-item.tsx';

const SKIPS = ['does-not-apply', 'prefer-not-to-say'] as const;

export interface ItemViewProps {
  readonly view: Extract<RunnerView, { kind: 'item' }>;
  readonly session: AttemptSession;
  readonly model: AttemptModel;
}

export function ItemView({ view, session, model }: ItemViewProps): JSX.Element {
  const { item, answer } = view;
  const shownAt = useRef(performance.now());
  const box = useRef<HTMLElement>(null);
  const skip = answer !== null && 'skip' in answer ? answer.skip : null;

  // The question is announced once, by the focus: on the radio that takes the keys, or on the text of a situation. At once with the
  // drawing: a moment later a quick person would already have answered, and the focus would jump away under the next key.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    box.current?.querySelector<HTMLElement>('[data-first-focus], input[tabindex="0"]')?.focus({ preventScroll: true });
  }, []);

  const give = (value: AnswerValue): void =>
    session.answer(item.itemId, value, (performance.now() - shownAt.current) / 1000);

  return (
    <main id="main" class="runner-item" ref={box} tabIndex={-1}>
      {item.kind === 'statement' ? (
        <StatementItem
          item={item}
          position={view.position}
          answer={answer}
          onGive={give}
          onConfirm={() => session.goOn()}
        />
      ) : (
        <ScenarioItem
          item={item}
          position={view.position}
          answer={answer}
          draft={model.drafts[item.itemId] ?? null}
          onDraft={(ratings) => session.keepDraft(item.itemId, ratings)}
          onGive={give}
          onConfirm={() => session.goOn()}
        />
      )}
      <div class="runner-instead">
        {SKIPS.map((reason) => (
          <PlainButton
            key={reason}
            pressed={skip === reason}
            onClick={() => {
              give({ skip: reason });
              session.goOn();
            }}
          >
            {t(`runner.${reason}`)}
          </PlainButton>
        ))}
      </div>
      <div class="runner-go">
        {previousId(model) !== null && (
          <Button look="quiet" onClick={() => session.goBack()}>
            {t('action.back')}
          </Button>
        )}
        <Button disabled={answer === null} describedBy="runner-next-hint" onClick={() => session.goOn()}>
          {t('action.next')}
        </Button>
        <span id="runner-next-hint" class="visually-hidden">
          {answer === null ? t('runner.answer-first') : ''}
        </span>
      </div>
      <p class="note runner-keys">{item.kind === 'statement' ? t('runner.keys') : t('runner.keys-scenario')}</p>
    </main>
  );
}
