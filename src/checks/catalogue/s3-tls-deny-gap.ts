import { isReadWhole } from '../../access/artifact-part.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { TextEdit } from '../../domain/finding.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { member } from '../../policy/node.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import { isOfArtifactBucket } from '../artifact-buckets.js';
import type { Check, Problem } from '../check.js';
import { appendTexts } from '../edits.js';
import { placeOf, subjectOf } from '../element-place.js';
import type { TlsDenial } from '../tls-denial.js';
import { deniesTls, tlsDenialOf } from '../tls-denial.js';

/**
 * S3 answers requests without TLS as well, unless the bucket's policy denies them: all actions, on the bucket and on its
 * objects. CodePipeline's own sample denies them on the objects alone, where the artifacts are.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 */
export const s3TlsDenyGap: Check = {
  id: 's3-tls-deny-gap',
  title: 'Artifact bucket takes requests without TLS',
  severity: 'warning',
  kinds: ['s3-bucket'],
  services: [],

  *find(context) {
    const { policy, grants } = context;
    if (policy.statements.length === 0 || !isOfArtifactBucket(context) || !isReadWhole(policy)) return;
    const all = grants.policies.flatMap(({ statements }) => statements);
    // A Deny of which the condition cannot be read may be the one that is looked for.
    if (all.some((each) => each.effect === 'Deny' && !hasWholeCondition(each))) return;
    const reversed = policy.statements.flatMap((each) => reversedProblem(policy, each));
    yield* reversed;
    if (reversed.length > 0) return;
    const denials = all.flatMap((each) => tlsDenialOf(each) ?? []);
    const covered = new Set(
      denials.flatMap(({ narrowedBy, levels }) => (narrowedBy === undefined ? levels : [])),
    );
    if (covered.has('object') && covered.has('bucket')) return;
    const own = denials.filter(({ statement }) => policy.statements.includes(statement));
    const [first] = own;
    if (!first) yield missingProblem(policy);
    else if (covered.has('object')) yield bucketProblem(policy, own.find(isWhole) ?? first);
    else yield partProblem(policy, first);
  },
};

function isWhole({ narrowedBy }: TlsDenial): boolean {
  return narrowedBy === undefined;
}

/** A Deny of all requests that do use TLS. */
function reversedProblem(policy: PolicyDocument, statement: Statement): Problem[] {
  const value = deniesTls(statement);
  if (!value) return [];
  const { start, end } = value.node;
  const written = policy.file.text.slice(start, end);
  const fix: TextEdit[] = /^["']?true["']?$/.test(written)
    ? [{ start, end, text: written.replace('true', 'false') }]
    : [];
  return [
    {
      at: value.node,
      value: value.text,
      statement,
      severity: 'error',
      message: message`${code('aws:SecureTransport')} is ${code('true')} for requests that use TLS: this denies all of them, and lets those pass that are sent in plain text.`,
      help: message`Deny where it is ${code('false')}.`,
      fix,
      subject: subjectOf(policy, statement, statement.resource?.items ?? []),
    },
  ];
}

function missingProblem(policy: PolicyDocument): Problem {
  const { root } = policy;
  const found = root.type === 'object' ? member(root, 'Statement') : undefined;
  const resources = policy.statements.flatMap(({ resource }) => resource?.items ?? []);
  const only = policy.statements.some(
    ({ effect, conditions }) =>
      effect === 'Allow' && conditions.some(({ key }) => key.toLowerCase() === 'aws:securetransport'),
  );
  const but: Message = only
    ? message` An Allow that asks for TLS binds only itself: other policies allow the same without.`
    : [];
  return {
    at: found?.keySpan ?? root,
    value: 'aws:SecureTransport',
    statement: undefined,
    message: message`Nothing here denies requests without TLS, so artifacts can be read and replaced on their way.${but}`,
    help: message`Deny ${code('s3:*')} to the principal ${code('*')} on the bucket and on its objects (${code('/*')}) where ${code('aws:SecureTransport')} is ${code('false')}.`,
    subject: {
      resources: policy.attachedTo.length > 0 ? policy.attachedTo : resources.map(({ text }) => text),
    },
  };
}

function bucketProblem(policy: PolicyDocument, { statement }: TlsDenial): Problem {
  const { resource } = statement;
  const items = resource?.items ?? [];
  const [item, ...more] = items;
  const bucket =
    more.length === 0 ? /^(arn:[\w-]+:s3:::[^/*?$]+)\/\*$/.exec(item?.text ?? '')?.[1] : undefined;
  return {
    ...(resource ? placeOf(items, resource) : { at: statement.node }),
    statement,
    severity: 'suggestion',
    message: message`Requests without TLS are denied on the objects, not on the bucket: the names of artifacts can be listed in plain text.`,
    help: message`Name the bucket's own ARN as well, without ${code('/*')}.`,
    fix: resource && item && bucket !== undefined ? appendTexts(policy, resource, item, [bucket]) : [],
    subject: subjectOf(policy, statement, items),
  };
}

function partProblem(policy: PolicyDocument, denial: TlsDenial): Problem {
  const { statement } = denial;
  const { what, ...place } = narrowing(denial);
  return {
    ...place,
    statement,
    message: message`Requests without TLS are denied only ${what}. S3 answers all others in plain text, and artifacts can be read or replaced on their way.`,
    help: message`Deny ${code('s3:*')} to the principal ${code('*')} on the bucket and on its objects (${code('/*')}), with no other condition.`,
    subject: subjectOf(policy, statement, statement.resource?.items ?? []),
  };
}

/** What keeps a Deny from covering every request for objects, and where that stands. */
function narrowing({ statement, narrowedBy }: TlsDenial): Pick<Problem, 'at' | 'value'> & { what: Message } {
  const { action, principal, resource, node } = statement;
  if (narrowedBy === 'actions' && action) {
    const list = codeList(textsOf(action.items), 3);
    return { ...placeOf(action.items, action), what: message`for ${butFor(action)}${list}` };
  }
  if (narrowedBy === 'principals' && principal) {
    const list = codeList(textsOf(principal.items), 2);
    return { at: principal, what: message`to ${butFor(principal)}${list}` };
  }
  if (typeof narrowedBy === 'object') {
    const { key, keySpan } = narrowedBy;
    return { at: keySpan, value: key, what: message`where a condition on ${code(key)} holds as well` };
  }
  if (!resource) return { at: node, what: message`in part` };
  return { ...placeOf(resource.items, resource), what: message`on ${codeList(textsOf(resource.items), 2)}` };
}

function butFor({ negated }: { readonly negated: boolean }): Message {
  return negated ? message`all but ` : [];
}

function textsOf(items: readonly { readonly text: string }[]): string[] {
  return items.map(({ text }) => text);
}
