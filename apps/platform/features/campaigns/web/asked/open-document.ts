// Fetches the agreement document with the secret in the body and hands it to the browser as a download.
import { ProblemError, readProblem } from '../../../../web/api/problem.ts';

export async function openDocument(
  path: '/campaign-invitations/document' | '/campaign-sign-ups/document',
  token: string,
): Promise<void> {
  const reply = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'same-origin',
    cache: 'no-store',
  });
  if (!reply.ok) throw new ProblemError(await readProblem(reply));
  const blob = await reply.blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = blob.type === 'application/pdf' ? 'agreement.pdf' : 'agreement.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}
