import type { AccessVerdict, AnalyzerFinding, PolicyAnalyzer } from '../../../src/review/ports.js';
import { SourceText } from '../../../src/domain/source.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import type { Node, UnknownPart } from '../../../src/policy/node.js';
import { parsePolicy } from '../../../src/policy/parse.js';
import { parseJson } from '../../../src/readers/json.js';

/** A policy from JSON in which `<<name>>` is a part that cannot be known, alone or within a text. */
export function policy(text: string, kind: PolicyKind = 'identity', path = 'policy.json'): PolicyDocument {
  const origin = { file: new SourceText(path, text), pointer: '', kind, attachedTo: [] };
  return parsePolicy(withUnknowns(parseJson(text)), origin);
}

function withUnknowns(node: Node): Node {
  if (node.type === 'array') return { ...node, items: node.items.map(withUnknowns) };
  if (node.type === 'object') {
    return { ...node, members: node.members.map((each) => ({ ...each, value: withUnknowns(each.value) })) };
  }
  if (node.type !== 'string' || !node.value.includes('<<')) return node;
  const { start, end } = node;
  const parts = node.value.split(/<<(.*?)>>/).map((text, index) => (index % 2 === 0 ? text : { name: text }));
  const known = parts.filter((part) => part !== '');
  const [only] = known;
  if (known.length === 1 && isPart(only)) return { type: 'unknown', name: only.name, start, end };
  return { type: 'template', parts: known, start, end };
}

function isPart(part: string | UnknownPart | undefined): part is UnknownPart {
  return typeof part === 'object';
}

/** The text of a statement's policy. */
export function statements(...list: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: list }, null, 2);
}

/** The text in the file at a span. */
export function textAt(
  { file }: PolicyDocument,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return file.text.slice(start, end);
}

/** A finding of Access Analyzer with what a test wants. */
export function analyzerFinding(wanted: Partial<AnalyzerFinding> = {}): AnalyzerFinding {
  return {
    issueCode: 'INVALID_ACTION',
    findingType: 'ERROR',
    details: 'The action s3:Gett does not exist.',
    learnMoreLink: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/page.html#anchor',
    locations: [[{ value: 'Statement' }, { index: 0 }, { value: 'Action' }]],
    ...wanted,
  };
}

export const passed: AccessVerdict = { passed: true, message: 'fine', reasons: [] };

export const failedAt = (...indexes: readonly number[]): AccessVerdict => ({
  passed: false,
  message: 'It grants.',
  reasons: indexes.map((statementIndex) => ({ description: `Statement ${statementIndex}.`, statementIndex })),
});

interface Call {
  readonly operation: keyof PolicyAnalyzer;
  readonly question: object;
}

type Answers = {
  readonly [Name in keyof PolicyAnalyzer]?: (
    question: Parameters<PolicyAnalyzer[Name]>[0],
  ) => Awaited<ReturnType<PolicyAnalyzer[Name]>>;
};

/** An Access Analyzer that finds nothing but what the test says, and remembers what it was asked. */
export function analyzerThat(answers: Answers = {}): PolicyAnalyzer & { readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    validate: async (question) => {
      calls.push({ operation: 'validate', question });
      return Promise.resolve(answers.validate?.(question) ?? []);
    },
    checkNoNewAccess: async (question) => {
      calls.push({ operation: 'checkNoNewAccess', question });
      return Promise.resolve(answers.checkNoNewAccess?.(question) ?? passed);
    },
    checkAccessNotGranted: async (question) => {
      calls.push({ operation: 'checkAccessNotGranted', question });
      return Promise.resolve(answers.checkAccessNotGranted?.(question) ?? passed);
    },
    checkNoPublicAccess: async (question) => {
      calls.push({ operation: 'checkNoPublicAccess', question });
      return Promise.resolve(answers.checkNoPublicAccess?.(question) ?? passed);
    },
  };
}
