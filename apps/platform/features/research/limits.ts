// Limits and declared minimums of research that browser and server share; no schema library here.

/** People who answered at least two statements of a skill before anything is said about it; their number is told in steps of five. */
export const PEOPLE_MIN = 30;
/** Answers to one item before its statistics are shown. */
export const ANSWERS_MIN = 30;
/** People in each group before an item is compared between groups. */
export const GROUP_MIN = 50;
/** People who answered every item compared before the comparison by score is used; otherwise the model's own is. */
export const COMPLETE_SHARE = 0.9;
/** People who answered all items of a skill before item fit is judged. */
export const FIT_MIN = 100;
/** Items of a skill that link a calibration to the version before. */
export const ANCHORS_MIN = 3;
/** Below this many people a five-category calibration leans on what it started from, and says so. */
export const LEAN_BELOW = 300;
/** An item stays provisional until this many people answered it … */
export const SETTLED_ANSWERS = 200;
/** … and the standard errors of its thresholds are at most this. */
export const SETTLED_ERROR = 0.25;
/** Level of the corrected test for a difference between groups, and the least effect that is called one. */
export const DIF_ALPHA = 0.05;
/** Difference of locations, in SD of the scale, below which a tested difference is called negligible. */
export const DIF_LOCATION = 0.4;
/** Experts whose second bookmarks are needed before cut points may be accepted. */
export const PANEL_MIN = 8;
export const PANEL_MAX = 40;
/** Bookmarks of this many others before a panellist sees where they lie. */
export const FEEDBACK_MIN = 4;
/** Chance of an answer in the upper part at which a statement is placed on the scale. */
export const RESPONSE_PROBABILITY = 2 / 3;
/** People a combination of attributes must stand for in an export. */
export const K_DEFAULT = 5;
export const K_MAX = 20;
/** People in an export at least. */
export const EXPORT_MIN = 20;
/** A quotation of the notice that covers research. */
export const SENTENCE_MIN = 20;
export const SENTENCE_MAX = 600;
export const TITLE_MAX = 120;
export const NAME_MAX = 120;
/** Campaigns whose answers are put together. */
export const CAMPAIGNS_MAX = 20;
export const ATTRIBUTES = ['unit', 'role', 'stage', 'seniority', 'site'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];
export const EXPORT_FILES = [
  'responses.csv',
  'responses.xlsx',
  'responses-spss.csv',
  'labels.sps',
  'items.csv',
  'parameters.csv',
  'reproduce.R',
  'codebook.md',
  'csv-metadata.json',
] as const;
export type ExportFile = (typeof EXPORT_FILES)[number];
