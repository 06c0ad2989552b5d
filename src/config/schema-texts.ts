import { z } from 'zod';
import { globProblem } from './glob.js';
import * as values from './values.js';

/** A text that fits a rule. */
export const text = (rule: values.TextRule) => z.string().regex(rule.pattern, rule.problem);
/** A list of texts or entries. */
export const list = <T extends z.ZodType>(element: T) => z.array(element);
/** A list of ARN patterns. */
export const arns = list(text(values.arnPattern));
/** A text that is not blank. */
export const someText = text(values.someText);

/** A text with a problem that depends on it; `instead` is shown as the nearest valid value. */
export const checkedText = (
  problemOf: (value: string) => { problem: string; instead: string | undefined } | undefined,
) =>
  z.string().check((context) => {
    const wrong = problemOf(context.value);
    if (wrong)
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: wrong.problem,
        params: { instead: wrong.instead },
      });
  });

/** A glob, as {@link globProblem} allows it. */
export const glob = checkedText(globProblem).meta({
  description: "A glob, matched against the path from the repository's root.",
});
