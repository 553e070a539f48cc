// The offer of a programme as a page of blocks: three sentences first, then what is learnt, the sessions, the facts, the price.
import { quote, toLanguage } from '@dragoman/kernel';
import { heading, list, paragraph, strong, table, text } from '@dragoman/materials';
import type { Block, PrintedSheets } from '@dragoman/materials';
import type { Messages } from '../../../../core/messages/messages.ts';
import { formatMoney, formatNumber } from './say-figures.ts';
import type { ProgrammePlan } from '../../contract.ts';
import type { FirmSentence } from '../../wire-contract.ts';
import { checkCredential } from '../plan/check-credential.ts';
import { countWorkload } from '../plan/count-workload.ts';

export interface OfferFacts {
  readonly plan: ProgrammePlan;
  readonly institution: string;
  readonly firm: string | null;
  /** Number of the frozen version; null for a draft, which says so on every sheet. */
  readonly version: number | null;
  /** Sentences of the firm; those marked confidential have no text here and never reach a sheet. */
  readonly sentences: readonly FirmSentence[];
  readonly academics: ReadonlyMap<string, string>;
  readonly isSynthetic: boolean;
  /** ISO instant. */
  readonly writtenAt: string;
  readonly language: string;
}

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function composeOffer(messages: Messages, facts: OfferFacts): PrintedSheets {
  const { plan, language } = facts;
  const say: Say = (key, values) => messages.say(language, `report.offer.${key}`, values);
  const notices = [...(facts.isSynthetic ? [say('synthetic')] : []), ...(facts.version === null ? [say('draft')] : [])];
  const state = facts.version === null ? say('draft-short') : say('version', { number: facts.version });
  return {
    title: plan.title,
    overTitle:
      facts.firm === null ? facts.institution : say('for', { institution: facts.institution, firm: facts.firm }),
    language,
    notice: notices.length === 0 ? null : notices.join(' '),
    footer: [state, facts.writtenAt.slice(0, 10), facts.institution].join(' · '),
    blocks: [
      ...writeLead(say, facts),
      ...writeOutcomes(say, facts),
      ...writeSessions(say, facts),
      ...writeAssessments(say, plan),
      ...writeFacts(say, facts),
      ...writePrice(say, facts),
      ...writeCharter(say, plan),
    ],
  };
}

function writeLead(say: Say, { plan, language }: OfferFacts): Block[] {
  const { hours, ects, contactMinutes } = countWorkload(plan);
  const number = (value: number): string => formatNumber(language, value);
  const lead = say('lead', {
    outcomes: plan.objectives.length,
    sessions: plan.sessions.length,
    contact: number(contactMinutes / 60),
    hours: number(hours),
    ects: number(ects),
  });
  return [...(plan.why.trim() === '' ? [] : [paragraph(text(plan.why.trim()))]), paragraph(text(lead))];
}

/** Each outcome with the firm's own sentences it answers. */
function writeOutcomes(say: Say, { plan, sentences, language }: OfferFacts): Block[] {
  if (plan.objectives.length === 0) return [];
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  const blocks = plan.objectives.flatMap((objective, index): Block[] => {
    const behind = plan.needs
      .filter(({ id }) => objective.needIds.includes(id))
      .flatMap(({ sentenceIds }) => sentenceIds.flatMap((id) => byId.get(id) ?? []));
    const open = [...new Set(behind.filter(({ isConfidential }) => !isConfidential).map((sentence) => sentence.text))];
    const hidden = new Set(behind.filter(({ isConfidential }) => isConfidential).map(({ id }) => id)).size;
    const reasons = [
      ...open.map((words) => quote(toLanguage(language), words.trim())),
      ...(hidden === 0 ? [] : [say('confidential', { count: hidden })]),
    ];
    return [
      paragraph(strong(`${index + 1}. ${objective.text}`)),
      ...(reasons.length === 0 ? [] : [paragraph(text(`${say('answers')} ${reasons.join(' ')}`))]),
    ];
  });
  return [heading(2, say('outcomes')), ...blocks];
}

function writeSessions(say: Say, { plan, academics, language }: OfferFacts): Block[] {
  if (plan.sessions.length === 0) return [];
  const numbers = new Map(plan.objectives.map(({ id }, index) => [id, index + 1]));
  const rows = plan.sessions.map((session) => [
    [strong(session.title), text(session.activity.trim() === '' ? '' : ` ${session.activity.trim()}`)],
    [text(say('hours', { hours: formatNumber(language, session.minutes / 60) }))],
    [
      text(
        session.objectiveIds
          .map((id) => numbers.get(id)!)
          .toSorted((one, other) => one - other)
          .join(', '),
      ),
    ],
    [
      text(
        session.academicId === null ? say('to-be-named') : (academics.get(session.academicId) ?? say('to-be-named')),
      ),
    ],
  ]);
  return [
    heading(2, say('sessions')),
    table([say('session'), say('time'), say('outcome-numbers'), say('led-by')], rows),
  ];
}

function writeAssessments(say: Say, plan: ProgrammePlan): Block[] {
  if (plan.assessments.length === 0) return [];
  const numbers = new Map(plan.objectives.map(({ id }, index) => [id, index + 1]));
  const rows = plan.assessments.map(({ title, items }) => {
    const shown = new Set(
      items.flatMap(({ objectiveId }) => (objectiveId === null ? [] : [numbers.get(objectiveId)!])),
    );
    return [
      text(say('assessment-line', { title, outcomes: [...shown].toSorted((one, other) => one - other).join(', ') })),
    ];
  });
  return [heading(2, say('assessments')), list(rows)];
}

function writeFacts(say: Say, { plan, language }: OfferFacts): Block[] {
  const { facts } = plan;
  const { hours, ects } = countWorkload(plan);
  const credential = checkCredential(plan);
  const lines: [string, string][] = [
    [
      say('workload'),
      say('workload-value', { hours: formatNumber(language, hours), each: formatNumber(language, facts.hoursPerEcts) }),
    ],
    ['ECTS', formatNumber(language, ects)],
    [say('level'), facts.eqf === null ? say('open') : say('eqf', { level: facts.eqf })],
    [say('participation'), facts.participation === null ? say('open') : say(`participation-${facts.participation}`)],
    [say('participants'), say('participants-value', { min: facts.participants.min, max: facts.participants.max })],
    [say('prerequisites'), facts.prerequisites || say('none')],
    [say('awarding-body'), facts.awardingBody || say('open')],
    [say('country'), facts.country || say('open')],
    [say('quality'), facts.qualityAssurance || say('open')],
    [say('starts'), facts.startsOn ?? say('open')],
    [say('credential'), credential.isComplete ? say('credential-yes') : say('credential-no')],
  ];
  return [
    heading(2, say('facts')),
    table(
      [say('fact'), say('value')],
      lines.map(([name, value]) => [[text(name)], [text(value)]]),
    ),
  ];
}

function writePrice(say: Say, { plan, language }: OfferFacts): Block[] {
  const { priceMode, price, currency } = plan.costs;
  if (priceMode === 'none') return [heading(2, say('price')), paragraph(text(say('price-none')))];
  const amount = formatMoney(language, price, currency);
  return [heading(2, say('price')), paragraph(strong(say(`price-${priceMode}`, { amount })))];
}

function writeCharter(say: Say, { charter }: ProgrammePlan): Block[] {
  const written = (['purpose', 'participants', 'outcomes', 'steering', 'delivery', 'terms'] as const).filter(
    (part) => charter[part].trim() !== '',
  );
  if (written.length === 0) return [];
  return [
    heading(2, say('charter')),
    ...written.flatMap((part) => [
      heading(3, say(`charter-${part}`)),
      ...charter[part]
        .trim()
        .split(/\n\s*\n/u)
        .map((words) => paragraph(text(words.replaceAll(/\s*\n\s*/gu, ' ')))),
    ]),
  ];
}
