import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import { accountStore, institutionStore, memberStore } from '../../../identity/server/index.ts';
import { presentNetworkClock } from '../desk.ts';
import { openCase } from '../open-case.ts';
import { decision, OPEN_MAIL, openAndRead, readingOf, startDemand } from '../testing/start-demand.ts';
import { gatherDecisions } from './gather-decisions.ts';

/** One sentence a line, each with a skill that the reading finds. */
const TOPICS = [
  'negotiate contracts',
  'manage projects',
  'cope with pressure',
  'carry out life cycle assessment',
  'plan predictive maintenance',
];
const PEOPLE = ['engineers', 'managers', 'technicians', 'planners', 'buyers'];
const TEXT = TOPICS.flatMap((topic) => PEOPLE.map((people) => `Our ${people} must learn to ${topic} this year.`)).join(
  '\n',
);

describeOnBothDatabases('what decisions teach', (open) => {
  it('says that there are too few, and changes nothing', async () => {
    const started = await startDemand(open);
    const { admin, jobs } = started;
    const { caseId, skills } = await openAndRead(started);
    await admin.call('POST', `/needs/${caseId}/decisions`, decision({ uri: skills[0]!.uri, label: skills[0]!.label }));
    expect((await admin.call('POST', '/need-rankers', {})).body.runs[0].state).toBe('waiting');
    await jobs.runDue();
    const { runs } = (await admin.call('GET', '/need-rankers')).body;
    expect(runs[0]).toMatchObject({ state: 'left', figures: { verdict: 'too-few', before: null, after: null } });
    expect((await admin.call('PUT', `/need-rankers/${runs[0].id}`, { use: true })).body.code).toBe(
      'demand.nothing-learned',
    );
  });

  it('offers weights with the figure before and after, uses them when a person says so, and goes back', async () => {
    const started = await startDemand(open);
    const { admin, jobs } = started;
    const { caseId, skills } = await openAndRead(started, { text: TEXT });
    const listed = skills.filter(({ isListed }) => isListed);
    for (const [index, { uri, label }] of listed.entries()) {
      const verdict = index < 6 ? ('accepted' as const) : ('rejected' as const);
      await admin.call(
        'POST',
        `/needs/${caseId}/decisions`,
        decision({ uri, label, verdict, why: verdict === 'rejected' ? 'wrong-sense' : null }),
      );
    }
    expect((await admin.call('GET', '/need-rankers')).body.decisions.sentences).toBeGreaterThanOrEqual(20);
    await admin.call('POST', '/need-rankers', {});
    await jobs.runDue();
    const [run] = (await admin.call('GET', '/need-rankers')).body.runs;
    expect(run).toMatchObject({ state: 'offered', by: 'Pekka Synthetic', scheme: 'dragoman' });
    const { before, after, difference } = run.figures;
    expect(after - before).toBeCloseTo(difference.value, 6);
    expect(difference.low).toBeLessThanOrEqual(difference.high);
    const shipped = (await readingOf(admin, caseId)).modelId;
    const reread = async () => {
      await admin.call('POST', `/needs/${caseId}/read`, { scheme: null });
      await jobs.runDue();
      return (await readingOf(admin, caseId)).modelId;
    };
    expect(await reread()).toBe(shipped);
    expect((await admin.call('PUT', `/need-rankers/${run.id}`, { use: true })).body.runs[0].state).toBe('in-use');
    expect(await reread()).toContain('retrained');
    await admin.call('PUT', `/need-rankers/${run.id}`, { use: false });
    expect(await reread()).toBe(shipped);
  });

  it('learns the newest decision about a sentence, what an alternative says of the suggestion, and nothing confidential', async () => {
    const started = await startDemand(open);
    const { admin, database, tenantId } = started;
    const reading = await openAndRead(started);
    const { caseId } = reading;
    const decide = (body: object) => admin.call('POST', `/needs/${caseId}/decisions`, body);
    const skill = reading.skills.find(({ alternatives }) => alternatives.length > 0)!;
    const [other] = skill.alternatives;
    await decide(decision({ uri: skill.uri, label: skill.label, verdict: 'rejected', why: 'too-broad' }));
    await decide(decision({ uri: skill.uri, label: skill.label, verdict: 'taken-back' }));
    expect(await gatherDecisions(database.read, tenantId)).toEqual([]);
    await decide(decision({ uri: other!.uri, label: other!.label, insteadOf: skill.uri }));
    const gathered = await gatherDecisions(database.read, tenantId);
    expect(gathered.map(({ uri, verdict }) => [uri, verdict])).toEqual([
      [other!.uri, 'accepted'],
      [skill.uri, 'rejected'],
    ]);
    const sentenceId = skill.mentions[0]!.sentenceId;
    await admin.call('POST', `/needs/${caseId}/confidential`, { sentenceId, isConfidential: true });
    expect(await gatherDecisions(database.read, tenantId)).toEqual([]);
  });
});

describeOnBothDatabases('the clocks of a network', (open) => {
  it('F3: show its coordinator how many cases of each institution are overdue, and no case', async () => {
    const started = await startDemand(open);
    const { database, tenantId, parts } = started;
    await openAndRead(started);
    const { runtime } = parts;
    const [networkId, second] = [runtime.makeId(), runtime.makeId()];
    const at = runtime.clock.iso();
    const accountId = (await accountStore(database.read).findByEmail('pekka@first.example'))!.id;
    await database.write(async (queries) => {
      const store = institutionStore(queries);
      await store.addNetwork({ id: networkId, name: 'Six Shores', createdAt: at });
      await store.add({ id: second, name: 'Second University', networkId, createdAt: at });
      const grant = { id: runtime.makeId(), accountId, role: 'network-coordinator', networkId, at } as const;
      await memberStore(queries).addGrant(grant);
      await openCase(
        parts,
        queries,
        { tenantId: second, personId: null },
        { ...OPEN_MAIL, source: 'form', contact: null },
      );
    });
    started.advance(6 * 86_400_000);
    const clocks = await presentNetworkClock(parts, database.read, accountId);
    expect(clocks.institutions).toEqual([{ id: second, name: 'Second University', open: 1, overdue: 1, oldest: at }]);
    expect(JSON.stringify(clocks)).not.toContain('packaging');
    expect(JSON.stringify(clocks)).not.toContain(tenantId);
  });
});
