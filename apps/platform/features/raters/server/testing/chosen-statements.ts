// For tests of the whole: which statements the raters of a round are shown.
export { choosePool, chooseStatements } from '../choose-statements.ts';
