import type { PolicyAnalyzer } from '../ports.js';

/** How often AWS was asked. A question that is answered page by page is one call. */
export interface CallCount {
  readonly calls: number;
  /** The calls that AWS charges for: all but ValidatePolicy. https://aws.amazon.com/iam/access-analyzer/pricing/ */
  readonly paidCalls: number;
}

/** An analyzer that asks each distinct question once in its life, and counts. */
export interface CountedAnalyzer extends PolicyAnalyzer {
  readonly count: CallCount;
}

type Operation = keyof PolicyAnalyzer;

/** Wraps an analyzer for one run: equal questions share one answer, or one failure, also while it is under way. */
export function askedOnce(analyzer: PolicyAnalyzer): CountedAnalyzer {
  const ask = new Answers();
  return {
    validate: (question) => ask.of('validate', question, () => analyzer.validate(question)),
    checkNoNewAccess: (question) =>
      ask.of('checkNoNewAccess', question, () => analyzer.checkNoNewAccess(question)),
    checkAccessNotGranted: (question) =>
      ask.of('checkAccessNotGranted', question, () => analyzer.checkAccessNotGranted(question)),
    checkNoPublicAccess: (question) =>
      ask.of('checkNoPublicAccess', question, () => analyzer.checkNoPublicAccess(question)),
    get count() {
      return ask.count;
    },
  };
}

class Answers {
  readonly #known: { readonly [Name in Operation]: Map<string, ReturnType<PolicyAnalyzer[Name]>> } = {
    validate: new Map(),
    checkNoNewAccess: new Map(),
    checkAccessNotGranted: new Map(),
    checkNoPublicAccess: new Map(),
  };

  /** The questions' members are always written in the same order, so that equal questions are equal texts. */
  of<Name extends Operation>(
    operation: Name,
    question: Parameters<PolicyAnalyzer[Name]>[0],
    ask: () => ReturnType<PolicyAnalyzer[Name]>,
  ): ReturnType<PolicyAnalyzer[Name]> {
    const key = JSON.stringify(question);
    const known = this.#known[operation].get(key);
    if (known) return known;
    const answer = ask();
    this.#known[operation].set(key, answer);
    return answer;
  }

  get count(): CallCount {
    const { validate, checkNoNewAccess, checkAccessNotGranted, checkNoPublicAccess } = this.#known;
    const paidCalls = checkNoNewAccess.size + checkAccessNotGranted.size + checkNoPublicAccess.size;
    return { calls: validate.size + paidCalls, paidCalls };
  }
}
