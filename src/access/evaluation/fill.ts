import type { PolicyDocument, TextItem } from '../../policy/document.js';
import type { AccessRequest } from './request.js';
import { contextValues, isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { perhaps } from './verdict.js';

/** A text of a policy with the request's values in the place of its policy variables. */
export interface FilledText {
  /**
   * For the matchers of policy/pattern.ts and policy/arn.ts: its own wildcards are wildcards, what a variable stands for
   * is characters. A part that cannot be known is a `*`.
   */
  readonly pattern: string;
  /** As characters, for operators without wildcards. Of no use where a part cannot be known. */
  readonly text: string;
  /** Whether every part is known. */
  readonly known: boolean;
}

/** Policy variables came with version 2012-10-17; before, and without a version, `${aws:username}` is plain text. */
export function readsVariables(policy: PolicyDocument): Verdict {
  if (policy.version === '2012-10-17') return 'yes';
  return perhaps(policy.version !== undefined && isSymbolic(policy.version));
}

/**
 * Puts the request's values in the place of policy variables: `${aws:username}`, `${aws:username, 'default'}`, and `${*}`,
 * `${?}`, `${$}` for the characters. Undefined where a variable has neither value nor default: such a text equals nothing.
 * A variable that AWS would refuse, and one whose key has several values or an empty one, is a part that is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function fill(item: TextItem, variables: Verdict, request: AccessRequest): FilledText | undefined {
  const { text, node } = item;
  if (!item.uncertain && !text.includes('$')) return { pattern: text, text, known: true };
  const filling = new Filling(variables, request);
  if (node.type === 'template') {
    for (const part of node.parts) {
      if (typeof part === 'string') filling.addText(part);
      else filling.addUnknown();
    }
  } else if (item.uncertain) filling.addUnknown();
  else filling.addText(text);
  return filling.done();
}

const special = /[*?$]/g;

class Filling {
  private pattern = '';
  private text = '';
  private known = true;
  private hasNull = false;

  private readonly variables: Verdict;
  private readonly request: AccessRequest;

  constructor(variables: Verdict, request: AccessRequest) {
    this.variables = variables;
    this.request = request;
  }

  done(): FilledText | undefined {
    return this.hasNull ? undefined : { pattern: this.pattern, text: this.text, known: this.known };
  }

  addUnknown(): void {
    this.known = false;
    this.pattern += '*';
  }

  addText(text: string): void {
    for (let at = 0; at < text.length;) {
      const start = this.variables === 'no' ? -1 : text.indexOf('${', at);
      const end = start < 0 ? -1 : text.indexOf('}', start);
      if (end < 0) {
        this.addWritten(text.slice(at));
        return;
      }
      this.addWritten(text.slice(at, start));
      if (this.variables === 'unknown') this.addUnknown();
      else this.addVariable(text.slice(start + 2, end));
      at = end + 1;
    }
  }

  /** The author's own characters; a `$` among them begins no variable. */
  private addWritten(text: string): void {
    this.pattern += text.replaceAll('$', '${$}');
    this.text += text;
  }

  private addValue(value: string): void {
    this.pattern += value.replace(special, '${$&}');
    this.text += value;
  }

  private addVariable(inner: string): void {
    if (inner === '*' || inner === '?' || inner === '$') {
      this.addValue(inner);
      return;
    }
    const [, key, otherwise] = /^([^,']+?)\s*(?:,\s*'(.*)')?$/.exec(inner.trim()) ?? [];
    if (key === undefined) {
      this.addUnknown();
      return;
    }
    const values = contextValues(this.request, key.toLowerCase());
    const value = values ? values[0] : otherwise;
    if (value === undefined) this.hasNull = true;
    else if (values && (values.length > 1 || value === '' || isSymbolic(value))) this.addUnknown();
    else this.addValue(value);
  }
}
