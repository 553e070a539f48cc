// The platform as it would run by another clock, for the demonstration: the same rooms, but what they send goes to nobody.
import { outgoingMail } from '../core/mail/outgoing-mail.ts';
import { createOutbox } from '../core/outbox/outbox.ts';
import { createThread } from '../core/thread/thread.ts';
import type { OpenPast } from '../features/demonstration/server/index.ts';
import { createInstrument } from '../features/assessment/server/index.ts';
import { joinFeatures } from './join-features.ts';
import type { JoinOptions } from './join-features.ts';
import { relations } from './relations.ts';

export function openPastWith(options: Omit<JoinOptions, 'publicUrl' | 'instrument'>): OpenPast {
  const { content, database, keys, core, environment } = options;
  let instrument: JoinOptions['instrument'];
  const address = environment.publicUrl ?? new URL(`http://localhost:${environment.port}`);
  return (runtime) => {
    instrument ??= createInstrument(content.framework, content.bank);
    const nobody = { name: 'mail', payload: outgoingMail, deliver: async () => undefined };
    const outbox = createOutbox({ database, runtime, keys, channels: [nobody] });
    const past = { ...core, outbox, thread: createThread({ runtime, relations }) };
    const features = joinFeatures({ ...options, runtime, core: past, instrument, publicUrl: () => address });
    return { routes: features.routes, jobs: [outbox.deliverJob, ...features.jobs] };
  };
}
