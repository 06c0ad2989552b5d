/** A text with its placeholders filled, and what was done about them. */
export interface FilledText {
  readonly text: string;
  /** For the reader; undefined where nothing was filled. */
  readonly note: string | undefined;
}

/** `<ACCOUNT ID>`, `<account-id>`, `<AWS_ACCOUNT_ID>`: how documentation writes an account that the reader puts in. */
const placeholder = /<(?:aws[ _-]?)?account(?:[ _-]?(?:id|number))?>/gi;

/** An account number where it can stand: not in a longer number. */
const account = /(?<!\d)\d{12}(?!\d)/g;

/**
 * A base policy is often a reference that was written once, with a placeholder for the account. It is read as the one
 * account that head names; where head names none, or more than one, the placeholder stays.
 */
export function fillPlaceholders(base: string, head: string): FilledText {
  const [written] = base.match(placeholder) ?? [];
  const accounts = [...new Set(head.match(account) ?? [])];
  const [only] = accounts;
  if (written === undefined || only === undefined || accounts.length > 1)
    return { text: base, note: undefined };
  return {
    text: base.replace(placeholder, only),
    note: `${written} in the base policy is read as ${only}, the only account that the head policy names.`,
  };
}
