// Verbs whose doing somebody else can see, in the third person as outcomes begin with them.

export const MEASURABLE_VERBS: ReadonlySet<string> = new Set(
  (
    'Adds Agrees Answers Asks Attaches Brings Builds Calculates Changes Chooses Closes Collects Compares Counts Cuts Defines Describes Designs Drafts ' +
    'Draws Ends Enters Explains Finds Fixes Gets Gives Hands Holds Introduces Keeps Leads Lists Makes Maps Marks Measures Moves Names Notes ' +
    'Offers Opens Orders Plans Plays Prepares Presents Proposes Puts Questions Rates Reads Records Rehearses Repeats Reports Reviews Rewrites Runs Says Sends Separates Sets ' +
    'Shows Sorts Splits States Stops Sums Tells Tests Traces Tries Turns Wins Writes'
  ).split(' '),
);
