import type { PaidChecks } from '../../config/settings.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { PolicyKind } from '../../policy/kind.js';
import type { AccessVerdict, PolicyAnalyzer } from '../ports.js';
import type { Question } from './question.js';
import type { CheckFacts } from './verdict-findings.js';
import { newAccessFacts, notGrantedFacts, publicAccessFacts } from './verdict-findings.js';

/** One version of a document, with what AWS is asked about it. */
export interface AskedDocument {
  readonly policy: PolicyDocument;
  readonly question: Question;
}

/** One charged check of a document: its words, and how it is asked of the head or of the base version. */
export interface ChargedCheck {
  readonly facts: CheckFacts;
  readonly ask: (document: AskedDocument) => Promise<AccessVerdict>;
  /** Whether the base version can fail it as well, so that it can have been there before. */
  readonly holdsForBase: boolean;
}

type CheckedPolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY';
type GrantList = PaidChecks['notGranted'][number];

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_Access.html: at most 100 of each. */
const mostInAccess = 100;

/**
 * The kinds that CheckNoPublicAccess knows, as it calls them; it refuses any other.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoPublicAccess.html
 */
const publicAccessTypes: Partial<Readonly<Record<PolicyKind, string>>> = {
  's3-bucket': 'AWS::S3::Bucket',
  's3-access-point': 'AWS::S3::AccessPoint',
  'kms-key': 'AWS::KMS::Key',
  'codeartifact-domain': 'AWS::CodeArtifact::Domain',
  trust: 'AWS::IAM::AssumeRolePolicyDocument',
};

/** The charged checks that the config asks for and that AWS can do for this document. */
export function chargedChecks(
  head: AskedDocument,
  base: AskedDocument | undefined,
  analyzer: PolicyAnalyzer,
  paid: PaidChecks,
): readonly ChargedCheck[] {
  const { policyType } = head.question.asked;
  const resourceType = publicAccessTypes[head.policy.kind];
  const checks: ChargedCheck[] = [];
  if (policyType === 'IDENTITY_POLICY' || policyType === 'RESOURCE_POLICY') {
    if (paid.noNewAccess && !isSame(head, base)) checks.push(noNewAccess(base, analyzer, policyType));
    checks.push(...paid.notGranted.map((list) => accessNotGranted(list, analyzer, policyType)));
  }
  if (paid.noPublicAccess && resourceType !== undefined) checks.push(noPublicAccess(analyzer, resourceType));
  return checks;
}

function isSame(head: AskedDocument, base: AskedDocument | undefined): boolean {
  return head.question.asked.policyDocument === base?.question.asked.policyDocument;
}

function noNewAccess(
  base: AskedDocument | undefined,
  analyzer: PolicyAnalyzer,
  policyType: CheckedPolicyType,
): ChargedCheck {
  const existingPolicyDocument = base?.question.asked.policyDocument ?? denyEverything(policyType);
  return {
    facts: newAccessFacts(base !== undefined),
    holdsForBase: false,
    ask: ({ question }) =>
      analyzer.checkNoNewAccess({
        newPolicyDocument: question.asked.policyDocument,
        existingPolicyDocument,
        policyType,
      }),
  };
}

/** What a new document is compared with: everything that it allows is new. */
function denyEverything(policyType: CheckedPolicyType): string {
  const principal = policyType === 'RESOURCE_POLICY' ? { Principal: '*' } : {};
  const statement = { Effect: 'Deny', ...principal, Action: '*', Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function accessNotGranted(
  list: GrantList,
  analyzer: PolicyAnalyzer,
  policyType: CheckedPolicyType,
): ChargedCheck {
  const batches = accessBatches(list);
  return {
    facts: notGrantedFacts(list.actions, list.resources),
    holdsForBase: true,
    ask: async ({ question: { asked } }) => {
      const ask = (access: AccessBatch) =>
        analyzer.checkAccessNotGranted({ policyDocument: asked.policyDocument, policyType, access });
      return together(await Promise.all(batches.map(ask)));
    },
  };
}

type AccessBatch = Parameters<PolicyAnalyzer['checkAccessNotGranted']>[0]['access'];

/** Any listed action on any listed resource is forbidden, so every batch of one meets every batch of the other. */
function accessBatches({ actions, resources }: GrantList): readonly AccessBatch[] {
  const byAction = chunks(actions).map((chunk) => ({ actions: chunk }));
  const byResource = chunks(resources).map((chunk) => ({ resources: chunk }));
  if (byAction.length === 0) return byResource;
  if (byResource.length === 0) return byAction;
  return byAction.flatMap((some) => byResource.map((others) => ({ ...some, ...others })));
}

function chunks(list: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(list.length / mostInAccess);
  return Array.from({ length: count }, (_, index) =>
    list.slice(index * mostInAccess, (index + 1) * mostInAccess),
  );
}

/** One verdict of several batches: it fails where one does, in the words of those that failed. */
function together(verdicts: readonly AccessVerdict[]): AccessVerdict {
  const failed = verdicts.filter((verdict) => !verdict.passed);
  return {
    passed: failed.length === 0,
    message: [...new Set(failed.map((verdict) => verdict.message))].join(' '),
    reasons: failed.flatMap((verdict) => verdict.reasons),
  };
}

function noPublicAccess(analyzer: PolicyAnalyzer, resourceType: string): ChargedCheck {
  return {
    facts: publicAccessFacts,
    holdsForBase: true,
    ask: ({ question }) =>
      analyzer.checkNoPublicAccess({ policyDocument: question.asked.policyDocument, resourceType }),
  };
}
