// A module as small as one can be that still has a page of every kind; for tests only.
import type { LongModuleHead } from '../head.ts';
import type { ModuleFiles } from '../open-module.ts';

const head: LongModuleHead = {
  id: 'small',
  version: '1.2.3',
  skills: ['negotiation'],
  level: { from: 1, to: 2 },
  licence: 'CC-BY-4.0',
  authors: ['Synthetic authors'],
  languages: ['en', 'fi'],
  review: { fi: 'not yet reviewed' },
  title: { en: 'Small & <b>bold</b>', fi: 'Pieni' },
  purpose: { en: 'For tests, “synthetic”.', fi: 'Testeihin.' },
  roles: ['kt-professional'],
  group: { from: 3, to: 9 },
  prerequisites: { modules: [], text: { en: 'Nothing.', fi: 'Ei mitään.' } },
  outcomes: ['o1', 'o2'].map((id) => ({
    id,
    indicators: ['negotiation-2-2'],
    items: ['negotiation-s05'],
    text: {
      en: { verb: 'Asks', content: 'what it is for', context: 'before answering', standard: 'hears a date' },
      fi: { verb: 'Kysyy,', content: 'mihin sitä tarvitaan,', context: 'ennen kuin vastaa', standard: 'kuulee päivän' },
    },
  })),
  agenda: [
    { id: 'opening', kind: 'opening', minutes: 10, title: { en: 'Opening', fi: 'Aloitus' } },
    { id: 'deal', kind: 'activity', minutes: 50, title: { en: 'Deal', fi: 'Kauppa' } },
    { id: 'pause', kind: 'break', minutes: 15, title: { en: 'Break', fi: 'Tauko' } },
    { id: 'sum', kind: 'activity', minutes: 30, title: { en: 'Sum', fi: 'Summa' } },
    { id: 'rest', kind: 'break', minutes: 5, title: { en: 'Break', fi: 'Tauko' } },
    { id: 'closing', kind: 'closing', minutes: 10, title: { en: 'Closing', fi: 'Lopetus' } },
  ],
  workload: { preparation: 60, contact: 100, practiceTask: 400, followUp: 140, assessment: 100 },
  selfStudy: 100,
  ects: 0.5,
};

export const smallModule: ModuleFiles = {
  'module.json': JSON.stringify(head),
  'guide.en.md':
    '# Guide\n\n## Before {#before}\n\nPrint.\n\n## Opening {#opening}\n\nSay hello.\n\n## Closing {#closing}\n\nSay good-bye.\n\n## Pitfalls {#pitfalls}\n\n- One.\n',
  'activities/deal.en.md':
    '---\nkind: role-play\nminutes: 50\ngroup: threes\ncopies: group, side-b=pair\nindicators: negotiation-2-2\noutcomes: o1\n---\n\n# Deal\n\n## Steps {#steps}\n\n1. **20 min · Talk.** Talk.\n2. **30 min · Debrief.** Ask.\n',
  'activities/sum.en.md':
    '---\nkind: case\nminutes: 30\ngroup: alone\nindicators: negotiation-2-2\n---\n\n# Sum\n\n## Steps {#steps}\n\n1. **30 min.** Add.\n',
  'briefs/deal.en.md':
    '# Deal\n\n## Both {#situation}\n\nBoth know the shared story.\n\n## Side A {#side-a}\n\nOnly-A-secret.\n\n## Side B {#side-b}\n\nOnly-B-secret.\n',
  'workbook.en.md':
    '# Workbook\n\nYours.\n\n## Before {#preparation}\n\n1. **60 min.** Read.\n\n| Point | Mine |\n| --- | --- |\n| Price | |\n\n- [ ] done\n\n[lines 3]\n',
  'workbook.fi.md': '# Työkirja\n\n## Ennen {#preparation}\n\n1. **60 min.** Lue.\n',
  'slides.en.md': '# First\n\nShown\n\nNotes:\n\nSaid\n\n---\n\n# Deal {#deal}\n\n- One\n\nNotes:\n\nDo it.\n',
  'variants.en.md': '# Variants\n\n## Online {#online}\n\nCameras.\n',
  'references.md': '# References\n\n- Somebody (1999). A work.\n',
};
