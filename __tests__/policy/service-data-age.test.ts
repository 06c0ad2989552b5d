import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ServiceData } from '../../src/policy/service-data.js';
import { ageNotes } from '../../src/policy/service-data-age.js';

describe('the age of the service data', () => {
  it.each([
    ['2026-09-26', '2026-09-26'],
    ['2026-09-26', '2027-03-25'],
    ['2026-09-26', '2026-01-01'],
  ])('of %s is no matter on %s', (date, today) => {
    expect(ageNotes(date, today)).toEqual([]);
  });

  it.each([
    ['2026-09-26', '2027-03-26', 181],
    ['2024-02-29', '2026-02-28', 730],
  ])('of %s is told on %s, in days and with its date', (date, today, days) => {
    const [note, ...others] = ageNotes(date, today);
    expect(others).toEqual([]);
    expect(note).toContain(`${days} days old (${date})`);
  });

  it('is that of the packed data', () => {
    const bytes = readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url));
    const data = new ServiceData(bytes);
    expect(data.ageNotes(data.date)).toEqual([]);
    expect(data.ageNotes('2099-01-01')).toEqual(ageNotes(data.date, '2099-01-01'));
    expect(data.ageNotes('2099-01-01').length).toBe(1);
  });
});
