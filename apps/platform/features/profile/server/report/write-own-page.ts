// The page of the report that is there once others have spoken or a plan has been taken on: both in words.
import type { KeptPlan, OthersBasis, ProfileResult, SkillResult } from '../../contract.ts';
import { insideSentence, splitMarked } from './say.ts';
import type { Speaker } from './say.ts';
import { PAGE, RULE_HEIGHT } from './sheet.ts';
import type { Sheet, Style } from './sheet.ts';

const HEADING: Style = { face: 'serif', size: 18 };
const BODY: Style = { face: 'sans', size: 10.5 };
const NOTE: Style = { face: 'sans', size: 9.5, ink: 'soft' };
const LARGEST_WITHHELD = 5;

const SENTENCES = {
  'blind-spot': 'profile.blind-spot',
  'hidden-strength': 'profile.hidden-strength',
  'agreed-strength': 'profile.agreed-strength',
  'agreed-need': 'profile.agreed-need',
} as const;

export function hasOwnPage(result: ProfileResult, kept: KeptPlan | null): boolean {
  return result.others !== undefined || kept !== null;
}

export function writeOwnPage(sheet: Sheet, speaker: Speaker, result: ProfileResult, kept: KeptPlan | null): void {
  if (result.others !== undefined) writeOthers(sheet, speaker, result.skills, result.others);
  if (kept === null) return;
  if (result.others !== undefined) {
    sheet.y += RULE_HEIGHT;
    sheet.rule();
  }
  writeKeptPlan(sheet, speaker, kept);
}

function writeOthers(sheet: Sheet, speaker: Speaker, skills: readonly SkillResult[], others: OthersBasis): void {
  sheet.write('H1', speaker.say('profile.self-others'), HEADING, { gapAfter: 10 });
  for (const { name, selfOthers } of skills) {
    if (selfOthers === undefined || selfOthers.verdict === 'cannot-tell-yet') continue;
    const skill = insideSentence(speaker, speaker.text(name));
    const runs = splitMarked(speaker.say(SENTENCES[selfOthers.verdict], { skill }));
    sheet.writeRuns(
      'P',
      runs.map(({ text, isBold }) => ({ text, face: isBold ? 'sans-bold' : 'sans' })),
      BODY,
      5,
    );
  }
  const open = skills.filter((skill) => skill.selfOthers?.verdict === 'cannot-tell-yet');
  const few = open.filter((skill) => skill.selfOthers?.reason === 'too-few-raters');
  const list = (some: readonly SkillResult[]): string =>
    some.map((skill) => insideSentence(speaker, speaker.text(skill.name))).join(', ');
  const unsure = open.filter((skill) => !few.includes(skill));
  if (unsure.length > 0) sheet.write('P', speaker.say('profile.cannot-tell', { skills: list(unsure) }), BODY);
  if (few.length > 0) sheet.write('P', speaker.say('profile.too-few-raters', { skills: list(few) }), BODY);
  const withheld = others.rounds.at(-1)?.withheld.slice(0, LARGEST_WITHHELD) ?? [];
  for (const { group } of withheld) sheet.write('P', speaker.say('profile.withheld', { group }), NOTE, { gapAfter: 4 });
  const groups = others.rounds.flatMap((round) => round.groups);
  if (groups.length === 0) return;
  const said = groups.map(({ group, raters }) =>
    speaker.say('profile.group-count', { group: speaker.say('profile.group', { group }), count: raters }),
  );
  sheet.write('P', speaker.say('profile.self-others-basis', { groups: said.join('; ') }), NOTE);
}

/** As many modules as the page holds; the rest is counted in words. */
function writeKeptPlan(sheet: Sheet, speaker: Speaker, kept: KeptPlan): void {
  sheet.write('H1', speaker.say('report.own-plan'), HEADING, { gapAfter: 6 });
  const since = speaker.say('profile.plan-kept', { date: speaker.date(kept.keptAt), hours: kept.hours });
  sheet.write('P', since, NOTE, { gapAfter: 10 });
  const bottom = PAGE.height - PAGE.margin - sheet.measure(speaker.say('report.module.more', { count: 2 }), NOTE);
  for (const [place, module] of kept.modules.entries()) {
    const head = speaker.say('report.own-module', {
      title: speaker.text(module.title),
      state: speaker.say('profile.state-name', { state: module.state }),
    });
    const detail = speaker.say('report.own-module.detail', {
      skill: speaker.text(module.skillName),
      minutes: module.minutes,
      week: module.startsInWeek,
    });
    const headStyle: Style = { face: 'sans-bold', size: 10.5 };
    if (sheet.y + sheet.measure(head, headStyle, 0) + sheet.measure(detail, NOTE, 7) > bottom) {
      sheet.write('P', speaker.say('report.module.more', { count: kept.modules.length - place }), NOTE);
      return;
    }
    sheet.write('P', head, headStyle, { gapAfter: 0 });
    sheet.write('P', detail, NOTE, { gapAfter: 7 });
  }
}
