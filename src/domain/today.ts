/** Today in UTC, YYYY-MM-DD: what the dates of exceptions and of the service data are held against. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
