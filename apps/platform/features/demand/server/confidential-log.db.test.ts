import { sql } from 'kysely';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { FastifyBaseLogger } from 'fastify';
import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { OpenTestDatabase } from '../../../core/database/testing/with-databases.ts';
import { openLogger } from '../../../core/open-logger.ts';
import { decision, firmTokenIn, FORM, MAIL, OPEN_MAIL, openAndRead, startDemand } from './testing/start-demand.ts';

/** A word that stands in no list and no other text. */
const PLANTED = 'zibeltraum';
const CONFIDENTIAL = 'The budget is 40 000 euros zibeltraum.';
const hidden = () => {
  const start = MAIL.indexOf(CONFIDENTIAL);
  return [{ start, end: start + CONFIDENTIAL.length }];
};
/** A fault as libraries make them: the value stands in its message and beside it. */
const quoting = (): Error => Object.assign(new Error(`could not read “${PLANTED}”`), { detail: CONFIDENTIAL });

/** Everything the process says: the server's log at its loudest, and what is printed past it. */
async function listen(open: OpenTestDatabase, engine: string, makeLogger: typeof openLogger): Promise<string> {
  const lines: string[] = [];
  const destination: DestinationStream = { write: (line) => void lines.push(line) };
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    onTestFinished(() => void spy.mockRestore());
  }
  const fault: { firm: boolean; reading: boolean } = { firm: false, reading: false };
  const logger = makeLogger('trace', destination) as FastifyBaseLogger;
  const started = await startDemand(
    open,
    {
      findProgramme: async () => {
        if (fault.firm) throw quoting();
        return null;
      },
    },
    logger,
  );
  const { admin, database, jobs, letters, parts } = started;
  const anybody = started.browser();
  // What goes well.
  const { caseId, skills, sentences } = await openAndRead(started, { confidential: hidden() });
  const { uri, label } = skills[0]!;
  await admin.call('POST', `/needs/${caseId}/decisions`, decision({ uri, label }));
  const line = sentences.find(({ isConfidential }) => isConfidential)!;
  await admin.call('POST', `/needs/${caseId}/confidential`, { sentenceId: line.id, isConfidential: true });
  await admin.call('POST', `/needs/${caseId}/understood`, {});
  const token = firmTokenIn(letters, 'sofia@maker.example');
  await anybody.call('POST', '/firm/open', { token });
  await admin.call('GET', `/need-skills?text=${PLANTED}&language=en`);
  await admin.call('GET', `/organisations?text=${PLANTED}`);
  // Files: one that is text, one that says it is something else, one that is broken.
  const toBase64 = (text: string): string => Buffer.from(text).toString('base64');
  for (const name of ['need.txt', 'need.eml', 'need.docx', 'need.pdf', `${PLANTED}.xyz`])
    await admin.call('POST', '/need-files', { name, content: toBase64(`PK\u0003\u0004 ${CONFIDENTIAL}`) });
  // Bad input with the word inside.
  await admin.call('POST', '/needs', { ...OPEN_MAIL, source: PLANTED });
  await admin.call('POST', '/needs', { ...OPEN_MAIL, text: `${PLANTED}\u0000` });
  await admin.call('POST', '/needs', { ...OPEN_MAIL, confidential: [{ start: 9, end: 1 }], [PLANTED]: PLANTED });
  await admin.call('GET', `/needs/${PLANTED}`);
  await anybody.call('POST', '/firm/open', { token: `${PLANTED}-${PLANTED}-${PLANTED}` });
  await anybody.call('PUT', `/need-forms/${PLANTED}`, { token: null, form: { ...FORM, text: CONFIDENTIAL } });
  await started.app.inject({
    method: 'POST',
    url: `/api/needs?${PLANTED}`,
    headers: { 'content-type': 'application/json' },
    payload: `{"text": "${PLANTED}`,
  });
  // Faults: in a port, in the database while the words are written, in the reading of a text.
  fault.firm = true;
  const failed = await anybody.call('POST', '/firm/open', { token });
  expect(failed.status).toBe(500);
  fault.firm = false;
  await refusePayloads(database.direct, engine);
  const refused = await admin.call('POST', '/needs', { ...OPEN_MAIL, confidential: hidden() });
  expect(refused.status).toBe(500);
  await allowPayloads(database.direct, engine);
  vi.spyOn(parts.taxonomies, 'listPacks').mockRejectedValue(quoting());
  await admin.call('POST', `/needs/${caseId}/read`, { scheme: null });
  await jobs.runDue();
  expect(JSON.stringify([failed.body, refused.body])).not.toContain(PLANTED);
  return lines.join('');
}

type Direct = Parameters<ReturnType<typeof sql>['execute']>[0];

/** From now on the database refuses the row that holds the words, and says so with the whole row. */
async function refusePayloads(direct: Direct, engine: string): Promise<void> {
  await (
    engine === 'postgres'
      ? sql`alter table personal_payload add constraint refused check (false) not valid`
      : sql`create trigger refused before insert on personal_payload
          begin select raise(abort, 'Failing row contains ' || new.payload); end`
  ).execute(direct);
}

async function allowPayloads(direct: Direct, engine: string): Promise<void> {
  await (
    engine === 'postgres' ? sql`alter table personal_payload drop constraint refused` : sql`drop trigger refused`
  ).execute(direct);
}

describeOnBothDatabases('the log', (open, engine) => {
  it('F2: holds no confidential word after uploads, faults and bad input', { timeout: 120_000 }, async () => {
    const said = await listen(open, engine, openLogger);
    // The search is over something: calls, failures and jobs are there.
    expect(said.match(/"msg":"incoming request"/g)!.length).toBeGreaterThan(20);
    expect(said.match(/"msg":"request failed"/g)).toHaveLength(3);
    expect(said).toMatch(/"msg":"job (failed|given up|done)/);
    expect(said).not.toContain(PLANTED);
  });

  it('F2: would hold it if errors and requests were written as they are', { timeout: 120_000 }, async () => {
    const careless = (level: string, destination: DestinationStream) => pino({ level }, destination);
    expect(await listen(open, engine, careless)).toContain(PLANTED);
  });
});
