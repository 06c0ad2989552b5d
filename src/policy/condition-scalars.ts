/**
 * How a condition's values that are no text are written. Each reader gives undefined for what it cannot read.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** An integer or decimal number. */
export function parseNumber(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** `true` or `false`, in letters of any case. */
export function parseBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/** Whether the text is written in base 64, padding included. */
export function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
}

/** A moment in milliseconds since 1970, from seconds since 1970 or from a date. */
export function parseMoment(text: string): number | undefined {
  return isEpochSeconds(text) ? Number(text) * 1000 : parseDate(text);
}

/** Digits alone are seconds since 1970, also where a year may be meant. */
export function isEpochSeconds(text: string): boolean {
  return /^\d+$/.test(text);
}

const dateForm =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?)?)?)?$/;

/**
 * A date in W3C's profile of ISO 8601 as milliseconds since 1970; what is left out is the earliest, and UTC. A day that
 * no calendar has is no date. https://www.w3.org/TR/NOTE-datetime
 */
export function parseDate(text: string): number | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const field = (index: number, otherwise: number) => Number(match[index] ?? otherwise);
  const [year, month, day] = [field(1, 0), field(2, 1), field(3, 1)];
  const [hour, minute, second] = [field(4, 0), field(5, 0), field(6, 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have is one of another month.
  if (date.getUTCMonth() !== month - 1) return undefined;
  date.setUTCHours(hour, minute, second, Math.floor(field(7, 0) * 1000));
  const offset = (field(9, 0) * 60 + field(10, 0)) * 60_000;
  return date.getTime() - (match[8] === '-' ? -offset : offset);
}
