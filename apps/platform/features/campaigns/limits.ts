// Limits of campaigns that browser and server share; no schema library here, so the browser pays nothing for them.

/** What a campaign may be for. There is no fourth: hiring, pay and promotion are refused. */
export const PURPOSES = ['development', 'research', 'benchmark'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Grounds of Article 6(1) GDPR that fit such a campaign. */
export const LEGAL_BASES = ['consent', 'public-task', 'legitimate-interests'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const TITLE_MAX = 160;
export const NOTICE_MAX = 8000;
export const NOTE_MAX = 1000;
/** Bytes of an agreement document kept here. */
export const DOCUMENT_BYTES = 2_000_000;
export const DOCUMENT_TYPES = ['application/pdf', 'text/plain'] as const;
export const URL_MAX = 1000;

/** Smallest numbers a threshold may be set to. The cell is asked for 10 unless a campaign says otherwise. */
export const THRESHOLD_FLOORS = { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 5 } as const;
export const THRESHOLD_DEFAULTS = { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 } as const;
export const THRESHOLD_MAX = 50;
/** Largest share of an attempt that pilot items may take. */
export const PILOT_SHARE_MAX = 0.3;

/** Reminders of one campaign to one person, by schedule and by hand together. */
export const REMINDERS_MAX = 3;
/** Two reminders never go out closer to each other than this. */
export const REMINDER_PAUSE_HOURS = 48;
/** Data of a campaign may be kept at most this long after it closes. */
export const RETENTION_YEARS_MAX = 10;

/** People of one campaign. */
export const AUDIENCE_MAX = 100_000;
/** Characters of an audience file. */
export const CSV_MAX = 20_000_000;
/** Faults of a file that are named one by one; the rest are counted. */
export const CSV_FAULTS_NAMED = 200;
export const ATTRIBUTE_MAX = 120;
/** Attributes of one person beyond unit, role, stage and site. */
export const EXTRA_ATTRIBUTES_MAX = 10;
export const NAME_MAX = 120;
export const DOMAINS_MAX = 20;
export const AUDIENCE_PAGE = 200;
