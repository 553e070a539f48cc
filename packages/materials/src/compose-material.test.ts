import { describe, expect, it } from 'vitest';
import { collectWords } from './blocks.ts';
import { composeMaterial } from './compose-material.ts';
import { sayOutcome } from './compose-facts.ts';
import { listMaterials } from './material.ts';
import { openModule } from './open-module.ts';
import { renderHtml } from './render-html.ts';
import { renderSlides } from './render-slides.ts';
import { smallModule } from './testing/small-module.ts';

const module = openModule(smallModule);
const say = (id: string): string => `says of ${id}`;

describe('what can be printed of a module', () => {
  it('is each kind in each language that has pages for it', () => {
    expect(listMaterials(module).map(({ kind, language, audience }) => `${kind} ${language} ${audience}`)).toEqual([
      'guide en facilitator',
      'slides en facilitator',
      'workbook en participants',
      'briefs en participants',
      'workbook fi participants',
    ]);
  });

  it('is refused in a language without pages', () => {
    expect(() => composeMaterial(module, 'guide', 'fi')).toThrow(RangeError);
  });
});

describe('the guide', () => {
  const words = collectWords(composeMaterial(module, 'guide', 'en', { sayIndicator: say, start: '10:00' }).blocks);

  it('goes through the day in the order of the agenda, with the times of the day', () => {
    const times = words.filter((text) => /^\d\d:\d\d–\d\d:\d\d · /.test(text));
    expect(times).toEqual([
      '10:00–10:10 · 10 min · Opening',
      '10:10–11:00 · 50 min · Deal',
      '11:00–11:15 · 15 min · Break',
      '11:15–11:45 · 30 min · Sum',
      '11:45–11:50 · 5 min · Break',
      '11:50–12:00 · 10 min · Closing',
    ]);
  });

  it('says in words which indicator an activity trains', () => {
    expect(words).toContain('Trains: says of negotiation-2-2 (negotiation-2-2).');
  });

  it('holds the words of the guide, the briefs of both sides, the variants and the references', () => {
    for (const text of ['Say hello.', 'Only-A-secret.', 'Only-B-secret.', 'Cameras.', 'Somebody (1999). A work.'])
      expect(words).toContain(text);
  });

  it('reckons the time of a participant', () => {
    expect(words).toContain('13.33 (0.5 ECTS)');
  });
});

describe('the workbook', () => {
  it('gives the times of the day on which it is used', () => {
    const { blocks } = composeMaterial(module, 'workbook', 'en', { start: '13:00' });
    expect(collectWords(blocks)).toContain('13:10–14:00');
  });
});

describe('the briefs of a role play', () => {
  it('put each side on a sheet of its own, with what both know and without what the other alone knows', () => {
    const { blocks } = composeMaterial(module, 'briefs', 'en');
    const breaks = blocks.flatMap(({ kind }, index) => (kind === 'page-break' ? [index] : []));
    const sheets = breaks.map((at, index) => collectWords(blocks.slice(at, breaks[index + 1])));
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) expect(sheet).toContain('Both know the shared story.');
    expect(sheets[0]).toContain('Only-A-secret.');
    expect(sheets[0]).not.toContain('Only-B-secret.');
    expect(sheets[1]).toContain('Only-B-secret.');
    expect(sheets[1]).not.toContain('Only-A-secret.');
  });
});

describe('what a facilitator prints and hands out', () => {
  it('is listed before the sheets, with how many copies each needs', () => {
    const words = collectWords(composeMaterial(module, 'briefs', 'en').blocks);
    expect(words.slice(0, 4)).toEqual(['What to print', 'Sheet', 'Part', 'Copies']);
    expect(words).toContain('Deal · Side B');
    expect(words).toContain('one for each pair');
  });

  it('is named by number in the activity, and each slide with what is said to it', () => {
    const words = collectWords(composeMaterial(module, 'guide', 'en').blocks);
    expect(words).toContain('Sheets: 1 (one for each group); 2 (one for each pair).');
    expect(words).toContain('Slide 2: Do it.');
    expect(words).toContain('Slide 1 “First”: Said');
  });
});

describe('a translated material', () => {
  it('says that nobody has reviewed it, and of the source nothing', () => {
    expect(composeMaterial(module, 'workbook', 'fi').notice).toMatch(/ei ole vielä tarkistanut/);
    expect(composeMaterial(module, 'workbook', 'en').notice).toBeNull();
  });

  it('says so at the foot of every printed sheet', () => {
    expect(renderHtml(composeMaterial(module, 'workbook', 'fi'))).toMatch(
      /@bottom-left \{ content: "Käännöstä ei ole vielä tarkistettu"/,
    );
    expect(renderHtml(composeMaterial(module, 'workbook', 'en'))).not.toContain('@bottom-left');
  });

  it('names who reviewed it', () => {
    const reviewed = {
      ...module,
      head: { ...module.head, review: { fi: { by: 'Synthetic Speaker', on: '2026-12-01' } } },
    };
    expect(composeMaterial(reviewed, 'workbook', 'fi').notice).toBe(
      'Käännöksen on tarkistanut: Synthetic Speaker, 2026-12-01',
    );
  });

  it('joins the parts of an outcome as its language does', () => {
    const [outcome] = module.head.outcomes;
    expect(sayOutcome(outcome!, 'en')).toBe('Asks what it is for, before answering.');
    expect(sayOutcome(outcome!, 'fi')).toBe('Kysyy, mihin sitä tarvitaan, ennen kuin vastaa.');
  });
});

describe('the pages in HTML', () => {
  it('escape what the head says and name their language', () => {
    const html = renderHtml(composeMaterial(module, 'workbook', 'en'));
    expect(html).toContain('Small &amp; &lt;b&gt;bold&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('<script');
  });

  it('print lines, boxes and a form to fill in', () => {
    const html = renderHtml(composeMaterial(module, 'workbook', 'en'));
    expect(html.match(/<div class="lines"[^>]*>(<div><\/div>){3}<\/div>/)).not.toBeNull();
    expect(html).toContain('<table class="form">');
    expect(html).toContain('☐');
  });

  it('show slides one by one and keep what is said apart from what is shown', () => {
    const html = renderSlides(module, 'en');
    expect(html.match(/<section class="slide"/g)).toHaveLength(2);
    expect(html).toMatch(/<div class="shown">\s*<p>Shown<\/p>\s*<\/div>/);
    expect(html).toMatch(/<aside class="notes">[\s\S]*?<p>Said<\/p>/);
    expect(html.match(/<script>/g)).toHaveLength(1);
  });
});
