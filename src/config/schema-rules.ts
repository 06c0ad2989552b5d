import { z } from 'zod';
import { severities } from '../domain/finding.js';
import { nearest } from './nearest.js';
import { arns, checkedText, glob, list, someText, text } from './schema-texts.js';
import * as values from './values.js';

const severity = z.enum([...severities, 'off']);

const checkSetting = z.strictObject({
  severity: severity.optional().describe('How serious the finding is, or off.'),
  allow: z
    .strictObject({
      resources: arns.optional().describe('ARN patterns of resources for which the check is silent.'),
      principals: arns.optional().describe('ARN patterns of principals for which the check is silent.'),
      services: list(text(values.servicePrincipal))
        .optional()
        .describe('Service principals for which it is silent.'),
      audiences: list(someText).optional().describe('Audiences of a token that the check accepts.'),
    })
    .optional()
    .describe('What the check lets pass.'),
});

/**
 * The settings of checks, and the exceptions.
 * AWS adds issue codes at any time, so each that is spelled like one can be named; the id of a check must be known. */
export function ruleKeys(knownRules: readonly string[]) {
  const unknown = (what: string, rule: string) => ({
    problem: `is no ${what}`,
    instead: nearest(rule, knownRules),
  });
  const known = new Set(knownRules);
  const check = checkedText((id) => (known.has(id) ? undefined : unknown('check', id)));
  const rule = checkedText((id) =>
    known.has(id) || /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(id)
      ? undefined
      : unknown('check or issue code', id),
  );
  const exception = z.strictObject({
    rule: rule.describe('The id of the check, or the issue code of Access Analyzer.'),
    files: list(glob)
      .min(1)
      .optional()
      .describe('Globs of the files in which it holds. Default: every file.'),
    statement: someText.optional().describe('The Sid of the statement. Default: every statement.'),
    value: z.string().optional().describe('The very text that is accepted, such as "*". Default: any.'),
    reason: someText.describe('Why the finding is accepted. It stands in the review.'),
    expires: z.iso
      .date('is no date, which is written YYYY-MM-DD')
      .describe('The last day on which it holds (UTC).'),
  });
  return {
    checks: z
      .record(check, z.union([severity, checkSetting]))
      .optional()
      .describe('A severity, off, or a map, for the id of a check.'),
    exceptions: list(exception)
      .optional()
      .describe('Findings that are accepted for a time. They are listed and do not count.'),
  };
}
