/**
 * The JSON Schema (draft 2020-12) of the JSON report: every key is there in every report, and there are no others. The
 * lists that the source has as values are taken from lib/, so build before.
 */
import { severities } from '../lib/domain/finding.js';
import { verbs } from '../lib/domain/review.js';
import { policyKinds } from '../lib/policy/kind.js';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const count = { type: 'integer', minimum: 0 };
const texts = list(text);

const path = described(
  text,
  "Relative to the repository's root, or to the working directory where plain paths were checked.",
);

const position = described(
  object({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } }),
  'Line and column count from 1, columns in UTF-16 units.',
);
const start = { $ref: '#/$defs/position' };
const end = { $ref: '#/$defs/position', description: 'Exclusive.' };

const file = object({
  path,
  status: described(
    oneOf('added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged'),
    "Against the merge base, in GitHub's words.",
  ),
  policies: described(count, 'How many policy documents the file holds.'),
});

const policy = object({
  id: text,
  path,
  pointer: described(
    text,
    'Where it stands in the file: an RFC 6901 pointer, with #n before it for the nth YAML document; the address for Terraform.',
  ),
  kind: oneOf(...policyKinds),
  attachedTo: described(texts, 'ARNs of what has the policy, where they are known.'),
  state: oneOf('added', 'changed', 'unchanged', 'removed'),
});

const finding = object({
  id: described(text, 'Stays the same over pushes.'),
  rule: described(text, "The check's id, or the issue code of Access Analyzer."),
  source: oneOf('access-analyzer', 'policy-validation', 'artifact-check', 'access-contract', 'reader'),
  severity: oneOf(...severities),
  state: oneOf('introduced', 'existing'),
  title: text,
  message: text,
  help: text,
  docs: described(text, "An address, or a path in the action's repository."),
  policy: described(textOrNull, 'The id of the policy document; null where none could be read.'),
  statement: orNull(object({ index: count, sid: textOrNull })),
  path,
  start,
  end,
  related: list(object({ path, start, end, message: text })),
  placement: described(
    object({ where: oneOf('inline', 'file', 'summary', 'none'), reason: text }),
    'Where the finding is shown, and why there.',
  ),
  exception: described(
    orNull(object({ reason: text, expires: { type: 'string', format: 'date' } })),
    'Why the finding is accepted, and until which day; then it does not count.',
  ),
});

const accessChange = object({
  change: oneOf('gained', 'lost'),
  verb: oneOf(...verbs),
  principal: text,
  action: text,
  resource: text,
  context: described(
    { type: 'object', additionalProperties: texts },
    'Condition keys of the request, each with its values.',
  ),
  path,
  line: { type: 'integer', minimum: 1 },
});

const skipped = object({
  path,
  reason: oneOf(
    'symlink',
    'submodule',
    'lfs-pointer',
    'binary',
    'too-large',
    'too-deep',
    'ignored',
    'not-utf8',
  ),
});

export const reportSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'report.schema.json',
  title: 'Artifact Access Review: report',
  description: 'The JSON report of a review.',
  ...object({
    schemaVersion: { const: 1 },
    tool: object({ name: text, version: text }),
    conclusion: oneOf('success', 'failure'),
    base: described(textOrNull, 'The merge base; null where there is nothing to compare with.'),
    head: described(textOrNull, 'The reviewed commit; null for a working tree.'),
    accessAnalyzer: described(
      oneOf('on', 'off', 'unavailable'),
      'off: switched off, or no credentials under auto. unavailable: it was to be asked and gave no answer.',
    ),
    serviceDataDate: described({ type: 'string', format: 'date' }, 'The date of the public service data.'),
    paidCalls: described(count, 'Calls that AWS charges for.'),
    files: list(file),
    policies: list(policy),
    findings: list(finding),
    accessChanges: list(accessChange),
    skipped: list(skipped),
  }),
  $defs: { position },
};

function object(properties) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function list(items) {
  return { type: 'array', items };
}

function oneOf(...values) {
  return { type: 'string', enum: values };
}

function orNull(schema) {
  return { anyOf: [schema, { type: 'null' }] };
}

function described(schema, description) {
  return { ...schema, description };
}
