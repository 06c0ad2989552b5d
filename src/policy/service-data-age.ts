/**
 * How old the service data may be before it is told: AWS adds services and actions every week, and an action that is
 * newer than the data is taken for one that does not exist. The data is brought up to date weekly, so half a year means
 * that a release was not taken over for long.
 */
const mostDays = 180;

const day = 24 * 60 * 60 * 1000;

/**
 * What to say of service data of a certain day, both days as YYYY-MM-DD in UTC: one sentence where it is old, else
 * nothing.
 */
export function ageNotes(date: string, today: string): string[] {
  const days = Math.floor((Date.parse(today) - Date.parse(date)) / day);
  if (!(days > mostDays)) return [];
  return [
    `The data about AWS services is ${days} days old (${date}): what AWS added since may be called unknown. Update the action.`,
  ];
}
