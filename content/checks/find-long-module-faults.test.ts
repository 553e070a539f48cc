// Every fault that the check of long modules names is planted once into the files of the negotiation module and must be found out.
import { openModule } from '@dragoman/materials';
import type { LongModuleHead } from '@dragoman/materials';
import { readModuleFolder } from '@dragoman/materials/folder';
import { describe, expect, it } from 'vitest';
import { findLongModuleFaults } from './find-long-module-faults.ts';
import { bank, framework, matching, modules, newFaults } from './testing/plant.ts';
import type { Planted } from './testing/plant.ts';

type Files = Record<string, string>;

const files: Files = readModuleFolder(new URL('../modules/long/negotiation/', import.meta.url));
const otherModules = modules.map(({ id }) => id);
const find = (copy: Files): string[] => findLongModuleFaults([openModule(copy)], { framework, bank, otherModules });

/** Changes the head of a copy. */
function head(copy: Files, change: (head: LongModuleHead) => unknown): void {
  const value = JSON.parse(copy['module.json']!) as LongModuleHead;
  change(value);
  copy['module.json'] = JSON.stringify(value);
}

/** Puts other words into a page; the words looked for must be there. */
function swap(copy: Files, path: string, words: string | RegExp, others: string): void {
  const text = copy[path]!;
  expect(typeof words === 'string' ? text.includes(words) : words.test(text)).toBe(true);
  copy[path] = text.replace(words, others);
}

const LICENCE = 'activities/filter-licence.en.md';
const BRIEF = 'briefs/filter-licence.en.md';

describe('a long module with a fault planted into its head', () => {
  const cases: Planted<Files>[] = [
    [
      'an unknown skill',
      (copy) => head(copy, (h) => h.skills.push('juggling')),
      'negotiation trains the unknown skill juggling',
    ],
    ['a way down', (copy) => head(copy, (h) => (h.level = { from: 3, to: 1 })), 'negotiation leads from 3 down to 1'],
    ['a missing language of a title', (copy) => head(copy, (h) => delete h.title.fi), 'negotiation title has no fi'],
    [
      'a missing language of an outcome',
      (copy) => head(copy, (h) => delete h.outcomes[0]!.text.fi),
      'negotiation o1 has no fi',
    ],
    [
      'English not first',
      (copy) => head(copy, (h) => h.languages.reverse()),
      /does not begin its languages with English/,
    ],
    [
      'a translation nobody speaks of',
      (copy) => head(copy, (h) => (h.review = {})),
      /says of “” whether they were reviewed/,
    ],
    [
      'an outcome nobody can see',
      (copy) => head(copy, (h) => (h.outcomes[0]!.text.en!.verb = 'Understands')),
      'negotiation o1 begins with “Understands”, which nobody can see',
    ],
    [
      'an unknown indicator',
      (copy) => head(copy, (h) => h.outcomes[0]!.indicators.push('negotiation-2-9')),
      'negotiation o1 shows negotiation-2-9, which negotiation does not have',
    ],
    [
      'an indicator above the level',
      (copy) => head(copy, (h) => h.outcomes[0]!.indicators.push('negotiation-4-1')),
      'negotiation o1 shows negotiation-4-1, which is not between the levels 1 and 3',
    ],
    [
      'an unknown item',
      (copy) => head(copy, (h) => h.outcomes[0]!.items.push('negotiation-s99')),
      'negotiation o1 points at the unknown item negotiation-s99',
    ],
    [
      'an item of another outcome',
      (copy) => head(copy, (h) => h.outcomes[0]!.items.push('negotiation-s10')),
      'negotiation o1 points at negotiation-s10, which asks for something else',
    ],
    ['an outcome out of order', (copy) => head(copy, (h) => (h.outcomes[0]!.id = 'o7')), 'negotiation o7 should be o1'],
    [
      'an agenda that does not add up',
      (copy) => head(copy, (h) => (h.workload.contact = 400)),
      'negotiation says 400 contact minutes and its agenda takes 405',
    ],
    [
      'a day too short',
      (copy) => head(copy, (h) => h.agenda.splice(7, 7)),
      /has a number of contact minutes of \d+, fewer than 360/,
    ],
    [
      'credits too high',
      (copy) => head(copy, (h) => (h.ects = 1)),
      'negotiation takes 13.5 hours, and 1 ECTS stand for 25 to 30',
    ],
    [
      'credits too high for whoever learns alone',
      (copy) => head(copy, (h) => (h.selfStudy = 60)),
      'negotiation alone takes 7.8 hours, and 0.5 ECTS stand for 12.5 to 15',
    ],
    [
      'no break',
      (copy) => head(copy, (h) => h.agenda.splice(3, 1)),
      /has 170 minutes without a break up to filter-licence/,
    ],
    [
      'a row twice',
      (copy) => head(copy, (h) => h.agenda.push(h.agenda[0]!)),
      'negotiation has opening twice on its agenda',
    ],
    [
      'an unknown prerequisite',
      (copy) => head(copy, (h) => h.prerequisites.modules.push('juggling')),
      'negotiation needs juggling, which is no other module',
    ],
  ];
  it.each(cases)('%s', (_, spoil, sentence) => {
    expect(newFaults(files, find, spoil)).toContainEqual(matching(sentence));
  });
});

describe('a long module with a fault planted into an activity', () => {
  const cases: Planted<Files>[] = [
    [
      'an activity without its file',
      (copy) => delete copy[LICENCE],
      'negotiation has filter-licence on its agenda and no activities/filter-licence.en.md',
    ],
    ['too few activities', (copy) => head(copy, (h) => h.agenda.splice(5, 8)), /has \d activities, fewer than 6/],
    [
      'one role play only',
      (copy) => swap(copy, LICENCE, 'kind: role-play', 'kind: case'),
      'negotiation has 1 activities of the kind role-play, fewer than 2',
    ],
    [
      'an unknown kind',
      (copy) => swap(copy, LICENCE, 'kind: role-play', 'kind: game'),
      'negotiation filter-licence is of the unknown kind “game”',
    ],
    [
      'no indicator',
      (copy) => swap(copy, LICENCE, /indicators: .*/, 'indicators:'),
      'negotiation filter-licence trains no indicator',
    ],
    [
      'an indicator of another skill',
      (copy) => swap(copy, LICENCE, /indicators: .*/, 'indicators: alliances-2-1'),
      'negotiation filter-licence trains alliances-2-1, which negotiation does not have',
    ],
    [
      'an outcome it does not train',
      (copy) => swap(copy, LICENCE, /outcomes: .*/, 'outcomes: o1'),
      'negotiation filter-licence works towards o1 and trains none of its indicators',
    ],
    [
      'an unknown outcome',
      (copy) => swap(copy, LICENCE, /outcomes: .*/, 'outcomes: o8'),
      'negotiation filter-licence works towards the unknown outcome o8',
    ],
    [
      'nobody to work with',
      (copy) => swap(copy, LICENCE, /group: .*/, 'group:'),
      'negotiation filter-licence does not say who works with whom',
    ],
    [
      'nobody who gets a copy',
      (copy) => swap(copy, LICENCE, 'copies: group', 'copies: crowd'),
      'negotiation filter-licence does not say who gets its sheets: “crowd”',
    ],
    [
      'copies of a sheet that is not there',
      (copy) => swap(copy, LICENCE, 'copies: group', 'copies: group, sheet-key=once'),
      'negotiation filter-licence has no sheet sheet-key',
    ],
    [
      'copies without anything to print',
      (copy) => swap(copy, 'activities/the-note.en.md', 'minutes: 25', 'minutes: 25\ncopies: group'),
      'negotiation the-note says how often to print a sheet that it does not have',
    ],
    [
      'something to cut off without a line to cut along',
      (copy) => swap(copy, 'briefs/whose-hours.en.md', '\n---\n', '\n'),
      'negotiation whose-hours is to be cut and shows nowhere where',
    ],
    [
      'minutes unlike the agenda',
      (copy) => swap(copy, LICENCE, 'minutes: 65', 'minutes: 60'),
      'negotiation filter-licence says 60 minutes and the agenda 65',
    ],
    [
      'steps that do not add up',
      (copy) => swap(copy, LICENCE, '**18 min · Talk', '**20 min · Talk'),
      'negotiation filter-licence has 65 minutes and its steps take 67',
    ],
    [
      'a step without minutes',
      (copy) => swap(copy, LICENCE, '**18 min · Talk', '**Talk'),
      'negotiation filter-licence has a step without minutes',
    ],
    ['no sign', (copy) => swap(copy, LICENCE, '{#sign}', ''), 'negotiation filter-licence has nothing under {#sign}'],
    [
      'no conflict',
      (copy) => swap(copy, LICENCE, '{#conflict}', ''),
      /filter-licence does not say under \{#conflict\}/,
    ],
    [
      'a debrief without questions',
      (copy) => (copy[LICENCE] = copy[LICENCE]!.replaceAll('?', '.')),
      'negotiation filter-licence has 0 questions in its debrief, fewer than 3',
    ],
    [
      'a debrief about something else',
      (copy) =>
        swap(
          copy,
          LICENCE,
          /## Debrief \{#debrief\}[\s\S]*?(?=\n## )/,
          '## Debrief {#debrief}\n\n- How was lunch?\n- Was it nice?\n- Who enjoyed today?\n',
        ),
      /the debrief of negotiation filter-licence shares 0 words/,
    ],
    ['no brief', (copy) => delete copy[BRIEF], 'negotiation filter-licence has no briefs/filter-licence.en.md'],
    [
      'a side without wants',
      (copy) => swap(copy, BRIEF, '{#b-wants}', ''),
      'negotiation briefs/filter-licence (en) has nothing under {#b-wants}',
    ],
    [
      'a side without a secret',
      (copy) => swap(copy, BRIEF, '{#a-alone-knows}', ''),
      /gives under \{#a-alone-knows\} no fact/,
    ],
    [
      'a secret told to the other side',
      (copy) => swap(copy, BRIEF, /(\{#a-alone-knows\}\n\n)(.*)([\s\S]*\{#b-loses\}\n\n)/, '$1$2$3$2\n\n'),
      /tells side b most of what only side a may know/,
    ],
    [
      'an outcome nobody works towards',
      (copy) => {
        for (const path of Object.keys(copy)) copy[path] = copy[path]!.replace(/^(outcomes: .*?)(, )?o5/m, '$1');
      },
      'no activity of negotiation works towards o5',
    ],
  ];
  it.each(cases)('%s', (_, spoil, sentence) => {
    expect(newFaults(files, find, spoil)).toContainEqual(matching(sentence));
  });
});

describe('a long module with a fault planted into a page', () => {
  const cases: Planted<Files>[] = [
    ['a page left out', (copy) => delete copy['workbook.en.md'], 'negotiation has no workbook.en.md'],
    ['no references', (copy) => delete copy['references.md'], 'negotiation has no references.md'],
    [
      'a page nothing prints',
      (copy) => (copy['extra.en.md'] = '# Extra'),
      'negotiation has extra.en.md, which nothing prints',
    ],
    [
      'a page in an unnamed language',
      (copy) => (copy['workbook.sv.md'] = '# Arbetsbok'),
      'negotiation has workbook.sv.md in a language that its head does not name',
    ],
    [
      'a page without title',
      (copy) => swap(copy, 'guide.en.md', '# Facilitator guide', ''),
      'negotiation guide.en.md does not begin with a title',
    ],
    [
      'a sheet left out',
      (copy) => swap(copy, 'workbook.en.md', '{#whose-hours}', ''),
      'negotiation workbook (en) has nothing under {#whose-hours}',
    ],
    [
      'preparation of another length',
      (copy) => swap(copy, 'workbook.en.md', '**20 min · Collect', '**10 min · Collect'),
      'negotiation workbook (en) takes 50 minutes and the head says 60',
    ],
    [
      'self-study of another length',
      (copy) => swap(copy, 'self-study.en.md', 'Part 1 · 60 min', 'Part 1 · 40 min'),
      'negotiation self-study (en) takes 340 minutes and the head says 360',
    ],
    [
      'a practice task of another length',
      (copy) => swap(copy, 'practice-task.en.md', '**70 min', '**90 min'),
      'negotiation practice-task (en) takes 230 minutes and the head says 210',
    ],
    [
      'nothing to observe',
      (copy) => swap(copy, 'practice-task.en.md', '{#observation-sheet}', ''),
      /practice-task \(en\) has 0 rows to observe, fewer than 5/,
    ],
    [
      'a follow-up left out',
      (copy) => swap(copy, 'follow-up.en.md', '{#week-8}', ''),
      /follow-up \(en\) follows up after weeks 1, 2, 4, 6; /,
    ],
    [
      'an assessment of another length',
      (copy) => swap(copy, 'assessment.en.md', 'Task 1 · 20 min', 'Task 1 · 30 min'),
      'negotiation assessment (en) takes 70 minutes and the head says 60',
    ],
    [
      'an outcome nobody rates',
      (copy) => swap(copy, 'assessment.en.md', '| o3 One offer', '| One offer'),
      'negotiation assessment (en) has no row for o3 in its rubric',
    ],
    [
      'an outcome nobody shows',
      (copy) => swap(copy, 'assessment.en.md', '(o3)', ''),
      'negotiation assessment (en) has no task that shows o3',
    ],
    [
      'a part nobody leads',
      (copy) => swap(copy, 'guide.en.md', '{#closing}', ''),
      'negotiation guide has nothing under {#closing}',
    ],
    [
      'few pitfalls',
      (copy) => swap(copy, 'guide.en.md', /(\{#pitfalls\}\n\n- .*\n)[\s\S]*/, '$1'),
      'negotiation names 1 pitfalls, fewer than 5',
    ],
    [
      'no variant online',
      (copy) => swap(copy, 'variants.en.md', '{#online}', ''),
      'negotiation variants has nothing under {#online}',
    ],
    [
      'a slide without notes',
      (copy) => swap(copy, 'slides.en.md', 'Notes:', ''),
      'slide 1 of negotiation slides.en.md has no notes for the speaker',
    ],
    [
      'a slide full of words',
      (copy) => swap(copy, 'slides.en.md', 'A day of practice', `${'word '.repeat(80)}A day of practice`),
      /slide 1 of negotiation slides.en.md has \d+ words, more than 75/,
    ],
    [
      'an activity without a slide',
      (copy) => swap(copy, 'slides.en.md', '{#rehearsal}', ''),
      'negotiation slides.en.md has no slide {#rehearsal}',
    ],
    [
      'a part other than an activity without a slide',
      (copy) => swap(copy, 'slides.en.md', ' {#closing}', ''),
      'negotiation slides.en.md has no slide {#closing}',
    ],
    [
      'few slides',
      (copy) => (copy['slides.en.md'] = copy['slides.en.md']!.replaceAll('\n---\n', '\n')),
      /has 1 slides, fewer than 12/,
    ],
    [
      'a reference without a year',
      (copy) => swap(copy, 'references.md', '(1986)', ''),
      /has a reference without author, year and title: Lax/,
    ],
    [
      'few references',
      (copy) => (copy['references.md'] = '# References\n\n- Somebody (1999). A work.\n'),
      'negotiation names 1 references, fewer than 3',
    ],
    [
      'a section lost in translation',
      (copy) => (copy['briefs/filter-licence.fi.md'] = '# Suodatinlisenssi\n\n## Tilanne {#situation}\n\nTässä.\n'),
      /briefs\/filter-licence.fi.md has the sections “situation” and its source/,
    ],
    [
      'an amount changed in translation',
      (copy) => swap(copy, 'briefs/filter-licence.fi.md', '80 000 euroa', '8 000 euroa'),
      /briefs\/filter-licence.fi.md has the amounts 15000 38000 45000 8000 and its source 15000 38000 45000 80000/,
    ],
    [
      'a translation without source',
      (copy) => ((copy['variants.fi.md'] = '# Muunnelmat'), delete copy['variants.en.md']),
      'negotiation has variants.fi.md and no English source of it',
    ],
    [
      'HTML',
      (copy) => (copy['guide.en.md'] += '\n<b>bold</b>\n'),
      'negotiation guide.en.md holds HTML, which is not read',
    ],
    [
      'a mark that is not understood',
      (copy) => (copy['guide.en.md'] += '\n## More {#Not a name}\n\nSay [lines four].\n'),
      /guide.en.md would print the mark in “More \{#Not a name\}”/,
    ],
    [
      'a straight quotation mark',
      (copy) => (copy['guide.en.md'] += '\nSay "no".\n'),
      /guide.en.md “Say "no".” \(en\) has a straight quotation mark/,
    ],
    [
      'an endless sentence',
      (copy) => (copy['guide.en.md'] += `\nSay ${'this '.repeat(2)}${'and that '.repeat(30)}.\n`),
      /\(en\) has a sentence of \d+ words, more than 45/,
    ],
  ];
  it.each(cases)('%s', (_, spoil, sentence) => {
    expect(newFaults(files, find, spoil)).toContainEqual(matching(sentence));
  });
});

describe('a long module that sends its facilitator somewhere', () => {
  const cases: Planted<Files>[] = [
    [
      'to a sheet under another name',
      (copy) => swap(copy, LICENCE, 'Workbook sheet “The filter licence”', 'Workbook sheet “The licence”'),
      'negotiation activities/filter-licence.en.md sends to the sheet “The licence”, which the workbook does not have',
    ],
    [
      'to a step that is not there',
      (copy) => swap(copy, 'activities/the-note.en.md', 'closed until step 3', 'closed until step 6'),
      'negotiation activities/the-note.en.md sends to step 6 of 4',
    ],
    [
      'into rounds that do not fit',
      (copy) =>
        swap(copy, 'activities/what-it-is-for.en.md', 'Six rounds of four minutes', 'Seven rounds of four minutes'),
      'negotiation activities/what-it-is-for.en.md puts “Seven rounds of four minutes” into 24 minutes',
    ],
    [
      'to letters that other languages do not have',
      (copy) => swap(copy, 'activities/two-columns.en.md', 'each marked heard, read or guess', 'each marked H, R or G'),
      'negotiation activities/two-columns.en.md names the marks “H, R”; other languages have other letters, so use figures',
    ],
    [
      'to sessions of another length',
      (copy) => swap(copy, 'variants.en.md', '3 h 45 min and 3 h 30 min', '3 h 50 min and 3 h 30 min'),
      'negotiation variants.en.md promises a session of 230 minutes and has 225 and 210',
    ],
    [
      'to a half day that does not add up',
      (copy) => swap(copy, 'variants.en.md', 'In half a day (3 h 40 min', 'In half a day (3 h 20 min'),
      'negotiation variants.en.md promises a half day of 200 minutes, and its parts take 220',
    ],
  ];
  it.each(cases)('%s', (_, spoil, sentence) => {
    expect(newFaults(files, find, spoil)).toContainEqual(matching(sentence));
  });
});
