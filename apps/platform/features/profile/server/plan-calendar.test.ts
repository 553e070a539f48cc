import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../core/messages/messages.ts';
import { loadModules } from '../../catalogue/server/index.ts';
import type { PlanModule, TrainingPlan } from '../contract.ts';
import { planCalendar } from './plan-calendar.ts';

const content = new URL('../../../../../content/', import.meta.url);
const messages = loadMessages(new URL('messages/', content));
const modules = loadModules(new URL('modules/short/', content));
const byId = new Map(modules.map((module) => [module.id, module]));
const [first, second] = modules.filter((module) => module.followUp.length > 0) as [
  (typeof modules)[0],
  (typeof modules)[0],
];

const planned = (module: typeof first, session?: PlanModule['session']): PlanModule => ({
  moduleId: module.id,
  version: module.version,
  title: module.title,
  purpose: module.purpose,
  skill: module.skill,
  skillName: { en: module.skill },
  secondary: [],
  minutes: module.minutes,
  company: 'alone',
  needReduction: 0.1,
  reason: 'other-need',
  startsInWeek: 1,
  ...(session === undefined ? {} : { session }),
});

function calendarOf(planModules: readonly PlanModule[]): string {
  const plan: TrainingPlan = {
    attemptId: 'synthetic',
    hours: 12,
    usedMinutes: 60,
    modules: [...planModules],
    hitRate: null,
    nextObservations: [],
    optimal: true,
  };
  const { body } = planCalendar(plan, byId, {
    start: '2027-01-04',
    language: 'en',
    messages,
    now: new Date('2026-11-21T10:00:00Z'),
  });
  return String(body).replaceAll('\r\n ', '');
}

describe('the calendar of a plan', () => {
  it('puts a module at nine of its week in the own time zone', () => {
    const text = calendarOf([planned(first)]);
    expect(text).toMatch(/DTSTART:20270104T090000\r\n/);
    expect(text).not.toContain('LOCATION');
  });

  it('puts a module with a session at the time and place of the session, and its follow-ups after it', () => {
    const session = {
      offerId: 'synthetic-offer',
      startsAt: '2027-03-10T13:30:00.000Z',
      endsAt: '2027-03-10T15:00:00.000Z',
      place: 'Synthetic hall',
      language: 'en',
      seatsLeft: 3,
    };
    const text = calendarOf([planned(first, session), planned(second)]);
    expect(text).toContain('DTSTART:20270310T133000Z');
    expect(text).toContain('DTEND:20270310T150000Z');
    expect(text).toContain('LOCATION:Synthetic hall');
    const { week } = first.followUp[0]!;
    const day = new Date(Date.parse('2027-03-10T00:00:00Z') + week * 7 * 86_400_000).toISOString().slice(0, 10);
    expect(text).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
    // The session takes no place of the week from the other.
    expect(text).toMatch(/DTSTART:20270104T090000\r\n/);
  });
});
