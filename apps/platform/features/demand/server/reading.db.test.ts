import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { demandDoor } from './demand-door.ts';
import { decision, joinAs, OPEN_MAIL, openAndRead, readingOf, startDemand } from './testing/start-demand.ts';

describeOnBothDatabases('the reading of a need', (open) => {
  it('shows every sentence, the words that led to each skill, and which sentences matched nothing', async () => {
    const started = await startDemand(open);
    const reading = await openAndRead(started);
    expect(reading).toMatchObject({ state: 'done', taxonomy: { scheme: 'dragoman' }, language: 'en' });
    const text = reading.texts[0]!.text;
    const said = (skill: (typeof reading.skills)[number]) =>
      skill.mentions.flatMap(({ sentenceId, words }) => {
        const sentence = reading.sentences.find(({ id }) => id === sentenceId)!;
        return words.map(([from, to]) => text.slice(sentence.start + from, sentence.start + to));
      });
    const negotiating = reading.skills.find(({ label }) => label === 'Negotiate agreements')!;
    expect(said(negotiating)).toEqual(['negotiate', 'contracts']);
    expect(negotiating.decision).toBeNull();
    for (const skill of reading.skills) expect(said(skill).join('')).not.toBe('');
    const nothing = reading.sentences.filter(({ status }) => status === 'unmatched');
    expect(nothing.map(({ start, end }) => text.slice(start, end))).toContain('It should feel like our company.');
    expect(reading.measured).toMatchObject({ language: 'en', recall: { value: expect.any(Number) } });
  });

  it('turns an accepted skill into a need that the firm’s sentence stands behind, and back', async () => {
    const started = await startDemand(open);
    const { admin, tenantId, database, thread } = started;
    const { caseId, skills } = await openAndRead(started);
    const { uri, label } = skills.find((each) => each.label === 'Negotiate agreements')!;
    const decide = (body: object) => admin.call('POST', `/needs/${caseId}/decisions`, body);
    const accepted = (await decide(decision({ uri, label, level: 3, priority: 1 }))).body;
    const shown = accepted.skills.find((each: { uri: string }) => each.uri === uri);
    expect(shown.decision).toMatchObject({ verdict: 'accepted', level: 3, priority: 1, by: 'Pekka Synthetic' });
    const found = (await demandDoor.case(database.read, tenantId, caseId))!;
    expect(found.needs).toMatchObject([{ skill: { uri, label }, level: 3, priority: 1 }]);
    const [need] = found.needs;
    const sentence = found.sentences.find(({ id }) => id === need!.sentences[0]!.id)!;
    expect(need!.sentences[0]!.words.map(({ start, end }) => sentence.text.slice(start, end))).toEqual([
      'negotiate',
      'contracts',
    ]);
    const links = await thread.linksTo(database.read, { tenantId, end: { type: 'need', id: need!.id } });
    expect(links.map(({ from, relation }) => [from.type, from.id, relation])).toEqual([
      ['need-sentence', sentence.id, 'speaks-of'],
    ]);
    expect(await demandDoor.existing(database.read, tenantId, 'need', [need!.id, 'none'])).toEqual(new Set([need!.id]));
    await decide(decision({ uri, label, verdict: 'taken-back' }));
    expect((await demandDoor.case(database.read, tenantId, caseId))!.needs).toEqual([]);
    expect(await thread.linksTo(database.read, { tenantId, end: { type: 'need', id: need!.id } })).toEqual([]);
    const again = (await decide(decision({ uri, label }))).body;
    expect(again.skills.find((each: { uri: string }) => each.uri === uri).decision.needId).toBe(need!.id);
  });

  it('keeps a rejection with its reason, and takes an alternative with the same words', async () => {
    const started = await startDemand(open);
    const { admin } = started;
    const { caseId, skills } = await openAndRead(started);
    const decide = (body: object) => admin.call('POST', `/needs/${caseId}/decisions`, body);
    const pressure = skills.find(({ label }) => label === 'Cope with pressure')!;
    await decide(
      decision({
        uri: pressure.uri,
        label: pressure.label,
        verdict: 'rejected',
        why: 'not-asked-for',
        note: 'the line, not the people',
      }),
    );
    const negotiating = skills.find(({ alternatives }) => alternatives.length > 0)!;
    const [other] = negotiating.alternatives;
    const after = (await decide(decision({ uri: other!.uri, label: other!.label, insteadOf: negotiating.uri }))).body;
    const of = (uri: string) => after.skills.find((each: { uri: string }) => each.uri === uri);
    expect(of(pressure.uri).decision).toMatchObject({
      verdict: 'rejected',
      why: 'not-asked-for',
      note: 'the line, not the people',
    });
    expect(of(negotiating.uri).decision).toMatchObject({ verdict: 'replaced' });
    expect(of(other!.uri)).toMatchObject({ decision: { verdict: 'accepted' } });
    expect(of(other!.uri).mentions[0].sentenceId).toBe(negotiating.mentions[0]!.sentenceId);
  });

  it('takes a skill added by hand to a sentence nothing was found for, and refuses one of nowhere', async () => {
    const started = await startDemand(open);
    const { admin } = started;
    const reading = await openAndRead(started);
    const { caseId } = reading;
    const found = (await admin.call('GET', '/need-skills?text=packaging&language=en')).body.skills;
    const sentence = reading.sentences.find(({ status }) => status === 'unmatched')!;
    const uri = found[0]?.uri ?? 'dragoman:synthetic';
    const add = (sentences: unknown) =>
      admin.call(
        'POST',
        `/needs/${caseId}/decisions`,
        decision({ uri, label: 'By hand', sentences: sentences as never }),
      );
    const added = (
      await add([
        {
          id: sentence.id,
          words: [
            { start: 0, end: 8 },
            { start: 4, end: 4000 },
          ],
        },
      ])
    ).body;
    const shown = added.skills.find((each: { uri: string }) => each.uri === uri);
    expect(shown).toMatchObject({
      decision: { verdict: 'accepted' },
      mentions: [{ sentenceId: sentence.id, words: [[0, 8]] }],
    });
    const foreign = await add([{ id: '019f0000-0000-7000-8000-000000000000', words: [] }]);
    expect(foreign.body.code).toBe('demand.sentence-not-known');
    const nowhere = await admin.call('POST', `/needs/${caseId}/decisions`, decision({ uri: 'urn:nowhere' }));
    expect(nowhere.body.code).toBe('demand.skill-not-suggested');
  });

  it('keeps sentences and decisions when it reads again', async () => {
    const started = await startDemand(open);
    const { admin, jobs } = started;
    const before = await openAndRead(started);
    const { caseId } = before;
    const [first] = before.skills;
    await admin.call('POST', `/needs/${caseId}/decisions`, decision({ uri: first!.uri, label: first!.label }));
    expect((await admin.call('POST', `/needs/${caseId}/read`, { scheme: 'esco' })).body.code).toBe('demand.no-list');
    expect((await admin.call('POST', `/needs/${caseId}/read`, { scheme: 'dragoman' })).body.state).toBe('waiting');
    await jobs.runDue();
    const after = await readingOf(admin, caseId);
    expect(after.sentences).toEqual(before.sentences);
    expect(after.skills.find(({ uri }) => uri === first!.uri)?.decision?.verdict).toBe('accepted');
  });

  it('is there for the desk alone, and for no other institution', async () => {
    const started = await startDemand(open);
    const { caseId } = await openAndRead(started);
    const member = await joinAs(started, 'aino@first.example', ['participant']);
    expect((await member.call('GET', `/needs/${caseId}/reading`)).body.code).toBe('route.forbidden');
    expect((await started.browser().call('GET', `/needs/${caseId}/reading`)).body.code).toBe('session.needed');
    expect(await demandDoor.case(started.database.read, 'another', caseId)).toBeNull();
  });

  it('reads a need in each language of the vocabulary', async () => {
    const started = await startDemand(open);
    const texts = {
      fi: 'Huoltoinsinöörien pitää oppia neuvottelemaan sopimuksista asiakkaiden kanssa.',
      it: 'I tecnici devono imparare a negoziare contratti di assistenza con i clienti.',
      pl: 'Inżynierowie serwisu muszą nauczyć się negocjować umowy z klientami.',
    };
    for (const [language, text] of Object.entries(texts)) {
      const reading = await openAndRead(started, { text, organisation: { ...OPEN_MAIL.organisation, name: language } });
      expect(reading.language).toBe(language);
      expect(reading.skills.length, language).toBeGreaterThan(0);
    }
  });
});
