import { describe, expect, it } from '@jest/globals';
import { SourceText } from '../../../src/domain/source.js';
import { canonical, textOf, valueOf } from '../../../src/policy/node.js';
import type { FileReading } from '../../../src/readers/reader.js';
import { parseTerraform, readTree, type TreeReading } from '../../../src/readers/terraform/read-terraform.js';
import type { TerraformFile } from '../../../src/readers/terraform/module.js';
import { nodesOf } from '../trees.js';
import { policyOn, readTable, statementsOf } from './samples.js';

/** Reads the root folder of a repository of these files. */
function readRoot(texts: Readonly<Record<string, string>>): TreeReading {
  const files = Object.entries(texts).map(([path, text]) => new SourceText(path, text));
  const parsed = new Map<SourceText, TerraformFile>(files.map((file) => [file, parseTerraform(file)]));
  const inFolder = (folder: string, ending: RegExp): TerraformFile[] =>
    files
      .filter(({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) === folder && ending.test(path))
      .flatMap((file) => parsed.get(file) ?? []);
  return readTree(
    '',
    {
      moduleAt: (folder) => {
        const own = inFolder(folder, /\.tf(?:\.json)?$/);
        return own.length === 0
          ? undefined
          : { files: own, values: inFolder(folder, /\.tfvars$/), isWhole: true };
      },
      fileAt: (path) => files.find((file) => file.path === path),
    },
    () => undefined,
  );
}

function readingOf(tree: TreeReading, path: string): FileReading {
  const found = tree.byPath.get(path);
  if (!found) throw new Error(`nothing in ${path}`);
  return found;
}

const documents = `locals {\n  bucket = "acme"\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n    resources = ["arn:aws:s3:::\${local.bucket}"]\n  }\n}\n`;

describe('a module of several files', () => {
  it('gives the values of the other files, with the places of the references', () => {
    const text = `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn('"arn:aws:s3:::${local.bucket}/*"')})\n}\n`;
    const [policy] = readingOf(readRoot({ 'main.tf': text, 'other.tf': documents }), 'main.tf').policies;
    const [first] = statementsOf(policy?.root ?? { type: 'null', start: 0, end: 0 });
    const resource = valueOf(first, 'Resource');
    expect(resource && textOf(resource)).toBe('arn:aws:s3:::acme/*');
    expect(text.slice(resource?.start, resource?.end)).toBe('"arn:aws:s3:::${local.bucket}/*"');
  });

  it('has the data documents of other files where they are written', () => {
    const text = 'resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n';
    const tree = readRoot({ 'main.tf': text, 'other.tf': documents });
    expect(readingOf(tree, 'main.tf').policies).toEqual([]);
    const [policy, ...more] = readingOf(tree, 'other.tf').policies;
    expect(more).toEqual([]);
    expect(policy?.pointer).toBe('aws_iam_policy.p.policy');
    expect(policy && canonical(policy.root)).toBe(
      '{"Statement":[{"Action":["s3:*"],"Effect":"Allow","Resource":["arn:aws:s3:::acme"]}],"Version":"2012-10-17"}',
    );
    const places = statementsOf(policy?.root ?? { type: 'null', start: 0, end: 0 });
    expect(places.map(({ start, end }) => documents.slice(start, end))).toEqual([
      expect.stringMatching(/^statement \{[^}]+\}/),
    ]);
  });

  it('has in a data document the statements of a policy file, with the place of the reference', () => {
    const source = 'file("${path.module}/base.json")';
    const text = `data "aws_iam_policy_document" "d" {\n  source_policy_documents = [${source}]\n}\n`;
    const tree = readRoot({
      'main.tf': text,
      'base.json': '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
    });
    const [policy] = readingOf(tree, 'main.tf').policies;
    const statements = statementsOf(policy?.root ?? { type: 'null', start: 0, end: 0 });
    expect(statements.map(({ start, end }) => text.slice(start, end))).toEqual([source]);
    expect(statements.map((each) => canonical(each))).toEqual([
      '{"Action":"s3:*","Effect":"Allow","Resource":"*"}',
    ]);
  });

  it('names what a called module does not know by its address', () => {
    const tree = readRoot({
      'main.tf': 'module "ci" {\n  source = "./ci"\n}\n',
      'ci/main.tf': `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn('aws_kms_key.k.arn')})\n}\n`,
    });
    const [policy] = readingOf(tree, 'ci/main.tf').policies;
    expect(policy?.pointer).toBe('module.ci.aws_iam_policy.p.policy');
    expect(policy && canonical(policy.root)).toContain('?"module.ci.aws_kms_key.k.arn"');
  });

  it('reads no file outside of the repository', () => {
    const asked: string[] = [];
    const file = new SourceText(
      'main.tf',
      'resource "aws_iam_policy" "p" {\n  policy = file("/etc/p.json")\n}\n',
    );
    const files = [parseTerraform(file)];
    readTree(
      '',
      {
        moduleAt: () => ({ files, values: [], isWhole: true }),
        fileAt: (path) => {
          asked.push(path);
          return undefined;
        },
      },
      () => undefined,
    );
    expect(asked).toEqual([]);
  });

  it('calls modules 32 levels deep and 200 times at most', () => {
    const call = (name: string): string => `module "${name}" {\n  source = "../${name}"\n}\n`;
    const chain = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `m${String(index)}/main.tf`,
        call(`m${String(index + 1)}`) +
          `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn('"*"')})\n}\n`,
      ]),
    );
    const deep = readRoot({ 'main.tf': 'module "m0" {\n  source = "./m0"\n}\n', ...chain });
    expect(deep.byPath.size).toBe(1 + 32);
    // Two calls each: 2 to the 32nd without a limit.
    const wide = Object.fromEntries(
      Object.entries(chain).map(([path, text]) => [path, text + text.replace('module "', 'module "other_')]),
    );
    const reading = readRoot({ 'main.tf': 'module "m0" {\n  source = "./m0"\n}\n', ...wide });
    const count = [...reading.byPath.values()].reduce((sum, { policies }) => sum + policies.length, 0);
    expect(count).toBeGreaterThan(200);
    expect(count).toBeLessThan(1000);
  });
});

describe('the JSON syntax', () => {
  const text = JSON.stringify(
    {
      resource: {
        aws_iam_policy: {
          p: {
            policy:
              '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "ecr:PutImage"], Resource = var.all }] })}',
          },
        },
      },
    },
    null,
    2,
  );

  it('has the places of texts within its strings', () => {
    const [policy] = readingOf(readRoot({ 'main.tf.json': text }), 'main.tf.json').policies;
    const strings = [...nodesOf(policy?.root ?? { type: 'null', start: 0, end: 0 })].flatMap((node) =>
      node.type === 'string' ? [[node.value, text.slice(node.start, node.end)]] : [],
    );
    expect(strings).toEqual(
      ['2012-10-17', 'Allow', 's3:GetObject', 'ecr:PutImage'].map((each) => [each, `\\"${each}\\"`]),
    );
  });

  it.each([
    ['broken JSON that says it has a policy', '{"resource":{"aws_iam_policy":{"p":{"policy":"x",}}}}'],
    ['a broken template', '{"resource":{"aws_iam_policy":{"p":{"policy":"${jsonencode(_policy"}}}}'],
  ])('tells %s', (_, broken) => {
    const { problems } = readingOf(readRoot({ 'main.tf.json': broken }), 'main.tf.json');
    expect(problems[0]).toMatchObject({ rule: 'unreadable-policy', severity: 'error' });
  });
});

interface PrincipalCase {
  readonly it: string;
  readonly terraform: readonly string[];
  /** `principal: what is said`, in the file's order. */
  readonly facts?: readonly string[];
  /** `pointer: principals that have it as their boundary`. */
  readonly boundaries?: readonly string[];
  /** `pointer: what it hangs on`. */
  readonly attached?: readonly string[];
}

describe('what a module tells of principals', () => {
  it.each(readTable('principals.json') as PrincipalCase[])(
    '$it',
    ({ terraform, facts = [], boundaries = [], attached = [] }) => {
      const { policies, facts: told = [] } = readingOf(
        readRoot({ 'main.tf': `${terraform.join('\n')}\n` }),
        'main.tf',
      );
      expect(
        told.map(({ principal, says }) => {
          const what = says.type === 'used-by' ? says.user : (says.arn ?? 'unknown');
          return `${principal}: ${says.type} ${what}`;
        }),
      ).toEqual(facts);
      const named = (list: 'attachedTo' | 'boundaryOf'): string[] =>
        policies.flatMap((policy) => {
          const principals = policy[list] ?? [];
          return principals.length > 0 ? [`${policy.pointer}: ${principals.join(' ')}`] : [];
        });
      expect(named('boundaryOf')).toEqual(boundaries);
      expect(named('attachedTo')).toEqual(attached);
    },
  );
});
