// Costs line by line, the price, and from how many people on it carries them, drawn from the fewest to the most.
import { Button, DataTable, Field, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { COST_BASES, COST_LINES_MAX, LINE_MAX, MONEY_MAX, PRICE_MODES } from '../../limits.ts';
import type { CostLine, PlanCosts } from '../../contract.ts';
import { sayMoney } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';

export function CostsSection(props: { readonly work: Work }): JSX.Element {
  const { view, save, isBusy } = props.work;
  const { plan, costs: figures } = view;
  const [costs, setCosts] = useState(plan.costs);
  const set = (change: Partial<PlanCosts>): void => setCosts((last) => ({ ...last, ...change }));
  const setLine = (place: number, change: Partial<CostLine>): void =>
    set({ lines: costs.lines.map((line, index) => (index === place ? { ...line, ...change } : line)) });
  const money = (amount: number): string => sayMoney(amount, plan.costs.currency);
  return (
    <section aria-labelledby="offer-costs">
      <h2 id="offer-costs">{t('programmes.costs')}</h2>
      <p class="lead">{sayBreakEven(props.work)}</p>
      <DataTable
        caption={t('programmes.costs-at')}
        columns={[
          { title: t('programmes.participants') },
          { title: t('programmes.cost'), number: true },
          { title: t('programmes.income'), number: true },
          { title: t('programmes.left'), number: true },
        ]}
        rows={[figures.atMin, figures.atMax].map((at, index) => ({
          key: String(index),
          cells: [at.participants, money(at.cost), money(at.income), money(at.result)],
        }))}
      />
      <p class="note">
        {t('programmes.costs-parts', {
          fixed: money(figures.fixed),
          each: money(figures.perParticipant),
          hours: String(Math.round(figures.teachingHours * 10) / 10),
          days: figures.days,
        })}
      </p>
      <form
        class="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save(
            { ...plan, costs: { ...costs, lines: costs.lines.filter(({ title }) => title.trim() !== '') } },
            t('programmes.saved'),
          );
        }}
      >
        <Select
          label={t('programmes.cost-template')}
          hint={t('programmes.costs-invented')}
          value={costs.template}
          options={view.costTemplates.map(({ id, title }) => ({ value: id, text: title }))}
          onSelect={(id) => setCosts(view.costTemplates.find((each) => each.id === id)?.costs ?? costs)}
        />
        <ul class="programme-lines">
          {costs.lines.map((line, place) => (
            <li key={line.id}>
              <Field
                label={t('programmes.cost-title', { number: place + 1 })}
                value={line.title}
                onInput={(title) => setLine(place, { title })}
                maxLength={LINE_MAX}
              />
              <Select
                label={t('programmes.cost-basis', { number: place + 1 })}
                value={line.basis}
                options={COST_BASES.map((value) => ({ value, text: t(`programmes.basis-${value}`) }))}
                onSelect={(basis) => setLine(place, { basis: basis as CostLine['basis'] })}
              />
              <Field
                label={t('programmes.cost-amount', { number: place + 1 })}
                type="number"
                min={0}
                max={MONEY_MAX}
                value={String(line.amount)}
                onInput={(text) => setLine(place, { amount: toAmount(text) })}
              />
              <PlainButton onClick={() => set({ lines: costs.lines.filter(({ id }) => id !== line.id) })}>
                {t('programmes.remove-line', { number: place + 1 })}
              </PlainButton>
            </li>
          ))}
        </ul>
        {costs.lines.length < COST_LINES_MAX && (
          <p>
            <PlainButton
              onClick={() => set({ lines: [...costs.lines, { id: makeKey(), title: '', basis: 'once', amount: 0 }] })}
            >
              {t('programmes.add-line')}
            </PlainButton>
          </p>
        )}
        <div class="programme-two">
          <Select
            label={t('programmes.price-mode')}
            value={costs.priceMode}
            options={PRICE_MODES.map((value) => ({ value, text: t(`programmes.price-${value}`) }))}
            onSelect={(priceMode) => set({ priceMode: priceMode as PlanCosts['priceMode'] })}
          />
          {costs.priceMode !== 'none' && (
            <Field
              label={t('programmes.price', { currency: costs.currency })}
              type="number"
              min={0}
              max={MONEY_MAX}
              value={String(costs.price)}
              onInput={(text) => set({ price: toAmount(text) })}
            />
          )}
        </div>
        <div class="buttons">
          <Button type="submit" busy={isBusy}>
            {t('programmes.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function sayBreakEven({ view }: Work): string {
  const { costs: figures, plan } = view;
  const { priceMode } = plan.costs;
  if (priceMode === 'none')
    return t('programmes.break-none', { cost: sayMoney(figures.atMax.cost, plan.costs.currency) });
  if (priceMode === 'whole') {
    if (figures.carriesUpTo === null) return t('programmes.break-whole-all');
    return figures.carriesUpTo === 0
      ? t('programmes.break-never')
      : t('programmes.break-whole', { count: figures.carriesUpTo });
  }
  return figures.breakEven === null
    ? t('programmes.break-never')
    : t('programmes.break-even', { count: figures.breakEven });
}

function toAmount(text: string): number {
  return Math.min(MONEY_MAX, Math.max(0, Number(text) || 0));
}
