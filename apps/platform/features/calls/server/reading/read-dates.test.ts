import { describe, expect, it } from 'vitest';
import { isoDate, orderOfDates, readDates } from './read-dates.ts';

const shown = (text: string, order: 'day-first' | 'month-first' | 'unknown' = 'unknown'): string[] =>
  readDates(text, order).map(({ iso, time }) => [iso ?? 'null', ...(time === null ? [] : [time])].join(' '));

describe('dates of calls', () => {
  it.each([
    ['by 15 March 2027 at 16:00 (local time)', '2027-03-15 16:00'],
    ['on Friday, 30th April 2027, 5 pm', '2027-04-30 17:00'],
    ['the 15th of March 2027, noon', '2027-03-15 12:00'],
    ['March 15, 2027', '2027-03-15'],
    ['not later than 2027-03-15', '2027-03-15'],
    ['viimeistään 15.3.2027 klo 16.15', '2027-03-15 16:15'],
    ['perjantaina 22. helmikuuta 2027 kello 12', '2027-02-22 12:00'],
    ['28. päivänä helmikuuta 2027', '2027-02-28'],
    ['entro le ore 13:00 del 16 aprile 2027', '2027-04-16 13:00'],
    ['il 1° luglio 2027', '2027-07-01'],
    ['do dnia 15 marca 2027 r. do godz. 15:30', '2027-03-15 15:30'],
    ['do 9.04.2027', '2027-04-09'],
    ['6 września 2027 r.', '2027-09-06'],
    ['1 października 2027 r.', '2027-10-01'],
    ['op 22 maart 2027 om 14.00 uur', '2027-03-22 14:00'],
    ['vóór 1 mei 2027, 12 uur', '2027-05-01 12:00'],
    ['by 21.05.27', '2027-05-21'],
  ])('reads "%s"', (text, iso) => {
    expect(shown(text)).toEqual([iso]);
  });

  it('finds a date that does not exist, and says no date for it', () => {
    expect(shown('by 31 February 2027')).toEqual(['null']);
    expect(shown('viimeistään 30.2.2027 klo 12.00')).toEqual(['null 12:00']);
    expect(isoDate(2028, 2, 29)).toBe('2028-02-29');
    expect(isoDate(2027, 2, 29)).toBeNull();
  });

  it('leaves a date open whose day and month could be exchanged', () => {
    expect(shown('03/04/2027')).toEqual(['null']);
    expect(shown('04/04/2027 and 19/03/2027 and 03/19/2027')).toEqual(['2027-04-04', '2027-03-19', '2027-03-19']);
    expect(shown('03/04/2027', 'day-first')).toEqual(['2027-04-03']);
    expect(shown('03/04/2027', 'month-first')).toEqual(['2027-03-04']);
  });

  it('learns the order of strokes from the language, and in English from the other dates of the text', () => {
    expect(orderOfDates('03/04/2027', 'it')).toBe('day-first');
    expect(orderOfDates('03/04/2027', 'en')).toBe('unknown');
    expect(orderOfDates('03/04/2027 … 19/03/2027', 'en')).toBe('day-first');
    expect(orderOfDates('03/04/2027 … 03/19/2027', 'en')).toBe('month-first');
    expect(orderOfDates('19/03/2027 … 03/19/2027', 'en')).toBe('unknown');
  });

  it('knows the first day of a period from its last', () => {
    const periods = ['from 1 February 2027 to 15 March 2027', 'Hakuaika alkaa 18.1.2027 ja päättyy 5.3.2027'];
    for (const period of periods)
      expect(readDates(period, 'unknown').map(({ opensPeriod }) => opensPeriod)).toEqual([true, false]);
    expect(shown('avoinna 1.9.–29.10.2027 klo 16.00')).toEqual(['2027-10-29 16:00']);
  });

  it('takes numbers of sections, sums, telephones and market days for no dates', () => {
    expect(shown('See 3.2.1 and 12.5.10; call 040 123 4567; 12 may apply; 3 marketing plans; EUR 1.200.000')).toEqual(
      [],
    );
  });
});
