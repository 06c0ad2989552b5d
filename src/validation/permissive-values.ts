import { code, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import { hasPrincipals } from '../policy/kind.js';
import { prefixOf } from '../policy/prefix.js';
import { isProviderHost } from './condition-key-facts.js';
import { knownValues } from './condition-values.js';
import { error, statementRule } from './rule.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive */
const sensitiveKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** How many characters AWS wants to see in front of a wildcard. */
const leastBefore = 6;

/**
 * Wildcards and variables that let in nearly everyone, in what is to say who may come: the sensitive keys, aws:userid, and
 * the subject of an identity provider's tokens.
 *
 * Narrower than AWS's page, which names no kinds of policies and hardly any keys. Its answers find nothing of it in
 * identity policies, neither a short text before a wildcard nor a variable in a sensitive key; and only the Like
 * operators read a wildcard.
 */
export const permissiveValues = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: {
    WILDCARD_USAGE_TOO_PERMISSIVE: error('Wildcard usage too permissive'),
    VARIABLE_USAGE_TOO_PERMISSIVE: error('Variable usage too permissive'),
  },
  *find(statement, { policy: { kind } }) {
    if (statement.effect !== 'Allow' || !hasPrincipals(kind)) return;
    for (const [{ key }, name, item] of knownValues(statement)) {
      const judge = name === 'StringLike' ? judgeOf(key.toLowerCase()) : undefined;
      const [found, help] = judge?.(withMarks(item.text)) ?? [];
      if (found === undefined || help === undefined) continue;
      yield {
        code: `${found}_USAGE_TOO_PERMISSIVE`,
        at: item.node,
        message: message`${code(key)} with ${code(item.text)} matches far more than it names: its ${found === 'WILDCARD' ? 'wildcard' : 'variable'} stands for nearly anything.`,
        help,
        value: item.text,
      };
    }
  },
});

type Verdict = readonly ['WILDCARD' | 'VARIABLE', Message] | undefined;

function judgeOf(key: string): ((marked: string) => Verdict) | undefined {
  if (sensitiveKeys.has(key)) return sensitive;
  if (key === 'aws:userid') return userId;
  const prefix = prefixOf(key);
  return prefix !== undefined && isProviderHost(prefix) && key.endsWith(':sub') ? subject : undefined;
}

/** Stands for a policy variable, so that its own characters are not looked at; no text that AWS knows has it. */
const variable = '\uE000';

/** The text with its variables as one character each; `${*}` and its like are plain characters. */
function withMarks(text: string): string {
  return text
    .replaceAll(variable, '_')
    .replace(/\$\{([^}]*)\}/g, (_, name: string) => (/^[*?$]$/.test(name) ? '_' : variable));
}

function kindOf(mark: string | undefined): 'WILDCARD' | 'VARIABLE' {
  return mark === variable ? 'VARIABLE' : 'WILDCARD';
}

function sensitive(marked: string): Verdict {
  const mark = /[*?\uE000]/.exec(marked)?.[0];
  return mark === undefined ? undefined : [kindOf(mark), message`Name the values in full.`];
}

/** `AROAEXAMPLEID:*`: the id stands before the colon, the session's name after it. */
function userId(marked: string): Verdict {
  const colon = marked.indexOf(':');
  const left = colon < 0 ? marked : marked.slice(0, colon);
  const mark = /[*?\uE000]/.exec(left)?.[0];
  if (mark === undefined || (colon >= 0 && left === mark)) return undefined;
  return [kindOf(mark), message`Write the id in full before the colon, such as ${code('AROAEXAMPLEID:*')}.`];
}

/** Each wildcard by the characters between it and the one before. Only `*` counts: `?` stands for one character. */
function subject(marked: string): Verdict {
  for (const [, literal = '', mark] of marked.matchAll(/([^*\uE000]*)([*\uE000])[*\uE000]*/g)) {
    if (literal.length < leastBefore) {
      return [
        kindOf(mark),
        message`Write at least ${leastBefore} characters before it, better the whole name.`,
      ];
    }
  }
  return undefined;
}
