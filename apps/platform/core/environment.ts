// The one place that reads the environment: every setting, its default, and a sentence for each wrong value.
import { z } from 'zod';
import { StartRefusal } from './start-refusal.ts';

/** What the settings say, checked. */
export interface Environment {
  readonly port: number;
  /** Address to listen on: this machine only, unless a public address or a host is named. */
  readonly host: string;
  readonly dataFolder: string;
  readonly publicUrl: URL | undefined;
  readonly databaseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const THIS_MACHINE = '127.0.0.1';
const EVERY_INTERFACE = '0.0.0.0';

const settings = z.object({
  DRAGOMAN_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(65_535))
    .default(4180)
    .meta({ sentence: 'must be a port number from 0 to 65535 (0 takes any free one)' }),
  DRAGOMAN_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional()
    .meta({ sentence: 'must be an address or host name to listen on, for example 0.0.0.0' }),
  DRAGOMAN_DATA: z.string().default('./data').meta({ sentence: 'must be the path of a folder' }),
  DRAGOMAN_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => isOrigin(text))
    .transform((text) => new URL(text))
    .optional()
    .meta({ sentence: 'must be the public address without a path, for example https://dragoman.example.org' }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .meta({ sentence: 'must begin with postgres:// or postgresql://' }),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/)
    .optional()
    .meta({ sentence: 'must begin with smtp:// or smtps:// and name a host' }),
  DRAGOMAN_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\s@]+$|^[^\r\n]*<[^\s@]+@[^\s@>]+>$/)
    .max(320)
    .optional()
    .meta({ sentence: 'must be a mail address, for example Dragoman <dragoman@example.org>' }),
  DRAGOMAN_LOG: z
    .enum(LOG_LEVELS)
    .default('warn')
    .meta({ sentence: `must be one of ${LOG_LEVELS.join(', ')}` }),
});

/**
 * Reads and checks the settings. Empty ones count as not set. Throws a `StartRefusal` that names every wrong one; values are
 * not repeated in it, because some of them hold passwords.
 *
 * @example
 * readEnvironment({ DRAGOMAN_PORT: '8080' }).port; // 8080
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const named = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, source[name]?.trim() || undefined]),
  );
  const result = settings.safeParse(named);
  if (!result.success) throw new StartRefusal(describe(result.error.issues.map((issue) => String(issue.path[0]))));
  const values = result.data;
  if (values.SMTP_URL !== undefined && values.DRAGOMAN_MAIL_FROM === undefined) {
    throw new StartRefusal('DRAGOMAN_MAIL_FROM must be set when SMTP_URL is: mail needs a sender.');
  }
  const isPublic = values.DRAGOMAN_URL !== undefined && !isLoopback(values.DRAGOMAN_URL.hostname);
  return {
    port: values.DRAGOMAN_PORT,
    host: values.DRAGOMAN_HOST ?? (isPublic ? EVERY_INTERFACE : THIS_MACHINE),
    dataFolder: values.DRAGOMAN_DATA,
    publicUrl: values.DRAGOMAN_URL,
    databaseUrl: values.DATABASE_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.DRAGOMAN_MAIL_FROM,
    logLevel: values.DRAGOMAN_LOG,
  };
}

function describe(names: readonly string[]): string {
  const shape: Readonly<Record<string, z.ZodType>> = settings.shape;
  return [...new Set(names)].map((name) => `${name} ${String(shape[name]?.meta()?.['sentence'])}.`).join(' ');
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
