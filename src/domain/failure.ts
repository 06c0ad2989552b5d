/**
 * The ways in which a run can end that are not a verdict. What is none of these is our own bug, and says so.
 */

/** The user's mistake: an unknown input, an invalid config, an event that we do not serve. The text says how to mend it. */
export class UserError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'UserError';
  }
}

/** A right that the token or role lacks, named as the user would grant it: `pull-requests: write`. */
export class PermissionError extends Error {
  readonly permission: string;

  constructor(permission: string, text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'PermissionError';
    this.permission = permission;
  }
}

/** Somebody else's service that did not answer, or not in time. */
export class OutageError extends Error {
  constructor(text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'OutageError';
  }
}
