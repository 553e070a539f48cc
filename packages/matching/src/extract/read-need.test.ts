import { describe, expect, it } from 'vitest';
import { smallSources, smallTaxonomy } from '../testing/small-taxonomy.ts';
import { readNeed } from './read-need.ts';

const taxonomy = smallTaxonomy();

const MAIL = `From: Laura <laura@example.org>
Subject: Training

Dear colleagues,

We are a family-owned firm, founded in 1962, with 240 employees.
We need people who can do predictive maintenance.
- data analysis in Python
- conflict management

Looking forward to hearing from you.

Best regards,
Laura (synthetic)`;

describe('reading a need', () => {
  it('names the skills of each sentence with the words that say so', () => {
    const { sentences } = readNeed(MAIL, taxonomy);
    const need = sentences.find(({ text }) => text.includes('predictive'))!;
    expect(need.matches[0]).toMatchObject({ uri: 'maintenance', matchedLabel: 'predictive maintenance' });
    expect(need.matches[0]!.words.map(({ text }) => text)).toEqual(['predictive', 'maintenance']);
    const bullet = sentences.find(({ text }) => text.startsWith('data analysis'))!;
    expect(bullet.matches.map(({ uri }) => uri).toSorted()).toEqual(['analysis', 'python']);
  });

  it('says of every other sentence why it was not matched', () => {
    const reasons = readNeed(MAIL, taxonomy)
      .sentences.filter(({ status }) => status === 'unmatched')
      .map(({ text, reason }) => [text.slice(0, 12), reason]);
    expect(reasons).toEqual([
      ['From: Laura ', 'mail-header'],
      ['Training', 'nothing-found'],
      ['Dear colleag', 'greeting'],
      ['We are a fam', 'about-the-firm'],
      ['Looking forw', 'greeting'],
      ['Best regards', 'signature'],
      ['Laura (synth', 'signature'],
    ]);
  });

  it('ranks the skills of the text as a whole, each once', () => {
    const { skills } = readNeed(MAIL, taxonomy);
    expect(
      skills
        .slice(0, 4)
        .map(({ uri }) => uri)
        .toSorted(),
    ).toEqual(['analysis', 'conflict', 'maintenance', 'python']);
    expect(new Set(skills.map(({ uri }) => uri)).size).toBe(skills.length);
    const probabilities = skills.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  });

  it('reads Finnish with Finnish words, compounds and inflections included', () => {
    const reading = readNeed('Tarvitsemme apua lämpöpumppujen mitoituksessa ja elinkaariarvioinnissa.', taxonomy);
    expect(reading.language).toBe('fi');
    expect(
      reading.skills
        .slice(0, 2)
        .map(({ uri }) => uri)
        .toSorted(),
    ).toEqual(['heatpump', 'lca']);
    expect(reading.skills[0]!.label).toMatch(/lämpöpumppuja|elinkaariarviointi/);
  });

  it('finds English terms in a text of another language', () => {
    const { sentences } = readNeed(
      'Etsimme kurssia: Python ja statistical methods ovat meille tärkeitä asioita.',
      taxonomy,
    );
    expect(sentences.flatMap(({ matches }) => matches.map(({ uri }) => uri))).toContain('python');
  });

  it('says that a language has no pack instead of guessing', () => {
    const reading = readNeed(
      'Wir suchen eine Schulung für unsere Mitarbeiter, weil wir sonst keine Aufträge mehr bekommen.',
      taxonomy,
    );
    expect(reading.sentences[0]).toMatchObject({ status: 'unmatched', reason: 'no-language-pack', language: 'de' });
    expect(reading.notes[0]).toContain('"de"');
    expect(reading.skills).toEqual([]);
  });

  it('takes another skill for the same words as an alternative, not as a second need', () => {
    const { sentences } = readNeed('We need statistics and data analysis.', smallTaxonomy());
    const uris = new Set(sentences[0]!.matches.map(({ uri }) => uri));
    expect(uris.has('analysis') && uris.has('statistics')).toBe(false);
  });

  it('is certain of nothing in junk and in small talk', () => {
    for (const text of [
      'asdf qwer zxcv poiu',
      '%%% 123 456 ###',
      'It rained all day and the train was late again.',
      'lorem ipsum dolor sit amet',
    ]) {
      for (const { probability } of readNeed(text, taxonomy, { allSentences: true }).skills)
        expect(probability).toBeLessThan(0.5);
    }
  });

  it('reads the beginning of a text of five megabytes within seconds and says so', () => {
    const started = performance.now();
    const reading = readNeed('We need robot programming and welding in our plant. '.repeat(100_000), taxonomy);
    expect(reading.notes[0]).toMatch(/Only the first .* characters were read/);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('does not grow surer because a thread quotes itself', () => {
    const once = readNeed('We talked.\nWe saw.\nWe need conflict management.', taxonomy).skills[0]!;
    const often = readNeed(`We talked.\nWe saw.\n${'We need conflict management.\n'.repeat(50)}`, taxonomy).skills[0]!;
    expect(often.probability).toBeCloseTo(once.probability, 6);
  });

  it('reads sentences that the filter would drop when asked to', () => {
    const text = 'We are a leading provider of dashboards since 1990.';
    expect(readNeed(text, taxonomy).skills).toEqual([]);
    expect(readNeed(text, taxonomy, { allSentences: true }).skills[0]).toMatchObject({ uri: 'dashboard' });
  });

  it('shows what stands plainly in a sentence that the filter doubts, with that doubt taken off', () => {
    const [doubted] = readNeed('Our brochure of last year shows dashboards.', taxonomy).skills;
    const [asked] = readNeed('Our brochure of last year shows dashboards.', taxonomy, { allSentences: true }).skills;
    expect(doubted).toMatchObject({ uri: 'dashboard' });
    expect(doubted!.probability).toBeLessThan(asked!.probability);
  });

  it('takes a sum to spend for no wish to learn budgeting', () => {
    for (const text of ['Budget is about 20.000 EUR.', 'Budjetti on noin 20 000 euroa.', 'Budżet: 20 000 €']) {
      expect(readNeed(text, taxonomy).skills).toEqual([]);
    }
  });

  it('gives the same answer whatever the order of concepts and languages', () => {
    const turned = smallTaxonomy(
      smallSources()
        .toReversed()
        .map((source) => ({ ...source, concepts: source.concepts.toReversed() })),
    );
    expect(readNeed(MAIL, turned)).toEqual(readNeed(MAIL, taxonomy));
  });
});
