// An offer to send: the newest frozen version, or the draft while there is none, as a tagged PDF or a Word file.
import { writeSheetsPdf } from '@dragoman/materials';
import type { FileReply } from '../../../../core/http/route.ts';
import { institutionStore } from '../../../identity/server/index.ts';
import { presentSentences } from '../present-programme.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import { programmeStore } from '../store.ts';
import type { ProgrammeRecord } from '../store.ts';
import { composeOffer } from './compose-offer.ts';
import { writeDocx } from './write-docx.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export async function writeOffer(
  parts: ProgrammesParts,
  record: ProgrammeRecord,
  wish: { readonly file: 'offer.pdf' | 'offer.docx'; readonly language: string | null },
): Promise<FileReply> {
  const { database, runtime, messages } = parts;
  const { tenantId, id, caseId } = record;
  const number = await programmeStore(database.read).newestVersion(tenantId, id);
  const frozen = number === 0 ? null : await programmeStore(database.read).findVersion(tenantId, id, number);
  const plan = frozen ?? record.plan;
  const needCase = caseId === null ? null : await parts.demand.case(database.read, tenantId, caseId);
  const academicIds = [...new Set(plan.sessions.flatMap(({ academicId }) => academicId ?? []))];
  const writtenAt = runtime.clock.iso();
  const sheets = composeOffer(messages, {
    plan,
    institution: (await institutionStore(database.read).find(tenantId))?.name ?? '',
    firm: needCase?.organisation.name ?? null,
    version: frozen === null ? null : number,
    sentences: needCase === null ? [] : presentSentences(needCase),
    academics: await parts.academics.names(tenantId, academicIds),
    isSynthetic: await parts.isSynthetic(),
    writtenAt,
    language: wish.language ?? plan.language,
  });
  const fileName = `offer-${frozen === null ? 'draft' : `v${number}`}-${writtenAt.slice(0, 10)}`;
  return wish.file === 'offer.pdf'
    ? {
        contentType: 'application/pdf',
        fileName: `${fileName}.pdf`,
        body: await writeSheetsPdf(sheets, { createdAt: new Date(writtenAt) }),
      }
    : { contentType: WORD, fileName: `${fileName}.docx`, body: await writeDocx(sheets) };
}
