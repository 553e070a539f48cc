// What has to be handed in and until when: each line with the days left, who sees to it, when a reminder goes out, and who ticked it.
import { Button, Field, LiveRegion, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import type { CallItem, CallView, CallWork, SaveItemBody } from '../../contract.ts';
import { ITEM_TITLE_MAX } from '../../limits.ts';
import { staffOptions } from '../about-call.tsx';
import { sayDay, sayDaysLeft, sayMoment } from '../call-words.ts';
import { callsApi } from '../calls-api.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import { DueLine } from './due-line.tsx';
import { useQueue } from './use-queue.ts';
import './hand-in.css';

const NEW_FORM = '#call-new-item';

/** Nobody loses their place when what they acted on moves or goes: the focus follows once the page is drawn. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

export function HandInPart({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call, take, reload } = open;
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const queue = useQueue();
  const act = (work: () => Promise<CallWork>, text: string): Promise<boolean> =>
    queue.add(async () => {
      take(await work());
      setSaid(text);
    });
  const change = (item: CallItem, changes: Partial<SaveItemBody>, text: string): Promise<boolean> =>
    act(() => callsApi.saveItem(call.id, item.id, { ...bodyOf(item), ...changes }), text);
  const stopEditing = (item: CallItem): void => {
    setEditing(null);
    focusSoon(`#edit-${item.id}`);
  };
  const tick = async (item: CallItem): Promise<void> => {
    const isNow = item.done === null;
    await change(
      item,
      { isDone: isNow },
      t(isNow ? 'calls.said-ticked' : 'calls.said-unticked', { title: item.title }),
    );
    // What is done moves to the end of the list; whoever ticked it goes with it.
    focusSoon(`#tick-${item.id}`);
  };
  const remove = async (item: CallItem): Promise<void> => {
    const next = call.items[call.items.indexOf(item) + 1];
    const isGone = await act(() => callsApi.removeItem(call.id, item.id, item.revision), t('calls.said-item-removed'));
    if (isGone) focusSoon(next === undefined ? `${NEW_FORM} input` : `#tick-${next.id}`);
  };
  const done = call.items.filter((item) => item.done !== null).length;
  return (
    <>
      <p class="call-lead">
        {call.items.length === 0 ? t('calls.items-none') : t('calls.items-lead', { done, all: call.items.length })}
      </p>
      <LiveRegion text={said} />
      <DueLine items={call.items} />
      {queue.problem !== null && <SaveProblem problem={queue.problem} onLoad={reload} />}
      <ul class="call-items" aria-label={t('calls.side-hand-in')}>
        {call.items.map((item) =>
          editing === item.id ? (
            <li key={item.id} class="editing">
              <ItemForm
                call={call}
                item={item}
                isBusy={queue.isBusy}
                onSave={(values) =>
                  void change(item, values, t('calls.saved')).then((isDone) => isDone && stopEditing(item))
                }
                onClose={() => stopEditing(item)}
              />
            </li>
          ) : (
            <Item
              key={item.id}
              call={call}
              item={item}
              onTick={() => void tick(item)}
              onEdit={() => {
                setEditing(item.id);
                focusSoon('.call-items .editing input');
              }}
              onRemove={() => void remove(item)}
            />
          ),
        )}
      </ul>
      <section aria-labelledby="call-add-item">
        <h2 id="call-add-item">{t('calls.add-item')}</h2>
        <ItemForm
          id={NEW_FORM.slice(1)}
          key={call.items.length}
          call={call}
          item={null}
          isBusy={queue.isBusy}
          onSave={(values) =>
            void act(() => callsApi.addItem(call.id, values), t('calls.said-item-added')).then(
              (isDone) => isDone && focusSoon(`${NEW_FORM} input`),
            )
          }
        />
      </section>
    </>
  );
}

function bodyOf({ revision, title, ownDueOn, inCharge, done }: CallItem): SaveItemBody {
  return { revision, title, dueOn: ownDueOn, inCharge: inCharge?.personId ?? null, isDone: done !== null };
}

function Item(props: {
  readonly call: CallView;
  readonly item: CallItem;
  readonly onTick: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { call, item } = props;
  const { dueOn, dueTime, daysLeft, done } = item;
  const isLate = done === null && daysLeft !== null && daysLeft < 0;
  const language = item.partId === null ? undefined : (call.language ?? undefined);
  return (
    <li class={[done === null ? '' : 'done', isLate ? 'late' : ''].filter(Boolean).join(' ') || undefined}>
      <label class="tick">
        <input id={`tick-${item.id}`} type="checkbox" checked={done !== null} onChange={props.onTick} />
        <span lang={language}>{item.title}</span>
      </label>
      <span class="when">
        {done === null && daysLeft !== null && <b>{sayDaysLeft(daysLeft)}</b>}
        <small>{dueOn === null ? t('calls.no-day') : sayMoment(dueOn, dueTime)}</small>
      </span>
      <small class="about">
        {[item.lot ?? '', item.pages === null ? '' : t('calls.pages-most', { pages: item.pages }), sayWho(item)]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <span class="acts">
        <PlainButton id={`edit-${item.id}`} onClick={props.onEdit}>
          {t('calls.edit-item')}
          <span class="visually-hidden">: {item.title}</span>
        </PlainButton>
        <PlainButton onClick={props.onRemove}>
          {t('calls.remove-item')}
          <span class="visually-hidden">: {item.title}</span>
        </PlainButton>
      </span>
    </li>
  );
}

/** Who ticked it; else who sees to it and when they are reminded. */
function sayWho({ done, reminds, remindsOn }: CallItem): string {
  if (done !== null) return t('calls.ticked', { name: done.by ?? t('calls.somebody'), at: formatDateTime(done.at) });
  if (reminds === null) return t('calls.nobody-sees-to-it');
  const name = reminds.name ?? t('calls.somebody');
  const [next] = remindsOn;
  return next === undefined
    ? t('calls.sees-to-it', { name })
    : t('calls.sees-to-it-reminded', { name, day: sayDay(next) });
}

type Values = Pick<SaveItemBody, 'title' | 'dueOn' | 'inCharge'>;

function ItemForm(props: {
  readonly id?: string;
  readonly call: CallView;
  readonly item: CallItem | null;
  readonly isBusy: boolean;
  readonly onSave: (values: Values) => void;
  readonly onClose?: () => void;
}): JSX.Element {
  const { call, item } = props;
  const [title, setTitle] = useState(item?.title ?? '');
  const [dueOn, setDueOn] = useState(item?.ownDueOn ?? '');
  const [inCharge, setInCharge] = useState(item?.inCharge?.personId ?? '');
  const [isMissing, setMissing] = useState(false);
  const save = (): void => {
    setMissing(title.trim() === '');
    if (title.trim() === '') return;
    props.onSave({
      title: title.trim(),
      dueOn: dueOn === '' ? null : dueOn,
      inCharge: inCharge === '' ? null : inCharge,
    });
  };
  return (
    <form
      id={props.id}
      class="call-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isBusy) save();
      }}
    >
      <Field
        label={t('calls.item-title')}
        value={title}
        maxLength={ITEM_TITLE_MAX}
        fault={isMissing ? t('calls.item-title-missing') : null}
        onInput={(typed) => {
          setMissing(false);
          setTitle(typed);
        }}
      />
      <div class="call-two">
        <Field label={t('calls.own-day')} hint={t('calls.own-day-hint')} type="date" value={dueOn} onInput={setDueOn} />
        <Select
          label={t('calls.item-in-charge')}
          hint={t('calls.item-in-charge-hint')}
          value={inCharge}
          options={[{ value: '', text: t('calls.as-the-call') }, ...staffOptions(call).slice(1)]}
          onSelect={setInCharge}
        />
      </div>
      <div class="buttons">
        <Button type="submit" look={item === null ? 'quiet' : 'main'} busy={props.isBusy}>
          {t(item === null ? 'calls.add-item' : 'calls.save')}
        </Button>
        {props.onClose !== undefined && (
          <Button look="quiet" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
