import { describe, expect, it } from '@jest/globals';
import { PermissionError } from '../../../src/domain/failure.js';
import type { Changes } from '../../../src/review/ports.js';
import { changesOf, collected, documents, type Files } from './repository.js';

const policy = (name: string, resource: string): string =>
  `resource "aws_iam_role_policy" "${name}" {\n  role   = "build"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = ${resource} }] })\n}\n`;
const local = (value: string): string => `locals {\n  all = "${value}"\n}\n`;
const json = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}\n';

/** `rule path: message` of what readers tell. */
async function problems(base: Files, head: Files, changes?: Changes): Promise<string[]> {
  const files = await collected({ base, head }, changes);
  return files.flatMap(
    ({ head: now }) =>
      now?.problems.map(({ rule, message }) => `${rule} ${now.file.path}: ${JSON.stringify(message)}`) ?? [],
  );
}

describe('what is read around a change', () => {
  it('is nothing where no Terraform is near', async () => {
    const story = {
      base: { 'main.yml': 'a: 1\n', 'infra/main.tf': local('x') },
      head: { 'main.yml': 'a: 2\n', 'infra/main.tf': local('x'), 'iam/p.json': json },
    };
    const changes = changesOf(story);
    await collected(story, changes);
    expect(changes.reads.sort()).toEqual(['base main.yml', 'head iam/p.json', 'head main.yml']);
  });

  it('is each file once, and an unchanged one on one side only', async () => {
    const story = {
      base: { 'infra/a.tf': local('x'), 'infra/b.tf': policy('p', 'local.all'), 'c.tf': policy('c', '"*"') },
      head: { 'infra/a.tf': local('y'), 'infra/b.tf': policy('p', 'local.all'), 'c.tf': policy('c', '"*"') },
    };
    const changes = changesOf(story);
    await collected(story, changes);
    expect(changes.reads.sort()).toEqual([
      'base infra/a.tf',
      'head c.tf',
      'head infra/a.tf',
      'head infra/b.tf',
    ]);
  });

  it('is no template and no values file that no module uses', async () => {
    const head = { 'chart/_helpers.tpl': json, 'x/y.tftpl': json, 'terraform.tfvars': 'a = 1\n' };
    expect(await collected({ base: {}, head })).toEqual([]);
  });

  it('does not count as changed without a base: in an audit every file is its own, the rest is context', async () => {
    const head = {
      'infra/a.tf': policy('a', 'local.all'),
      'infra/l.tf': local('x'),
      'infra/b.tf': policy('b', '"*"'),
    };
    const changes: Changes = {
      ...changesOf({ head }),
      list: () =>
        Promise.resolve({
          base: null,
          head: null,
          files: [
            {
              path: 'infra/a.tf',
              previousPath: undefined,
              status: 'unchanged',
              hunks: undefined,
              sameBytes: false,
            },
          ],
        }),
    };
    const files = await collected({ head }, changes);
    expect(files.map(({ change, isContext = false }) => [change.path, isContext])).toEqual([
      ['infra/a.tf', false],
      ['infra/b.tf', true],
    ]);
    expect(JSON.stringify(files[0]?.head?.policies)).toContain('"value":"x"');
  });
});

describe('a module that cannot be read as a whole', () => {
  const many = Object.fromEntries(
    Array.from({ length: 250 }, (_, index) => [
      `infra/f${String(index).padStart(3, '0')}.tf`,
      local('x').replace('all', `l${String(index)}`),
    ]),
  );

  it('says so once, on a changed file, where it has more than 200 files', async () => {
    const base = { ...many, 'infra/z.tf': policy('p', 'local.l0') };
    const told = await problems(base, {
      ...base,
      'infra/z.tf': policy('p', 'local.l240'),
      'infra/y.tf': local('y'),
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^module-not-read infra\/y\.tf: .*infra\/f198\.tf.*and 47 more/);
  });

  it('says so where it has more than 4 MB', async () => {
    const large = `# ${'x'.repeat(1_000_000)}\n`;
    const base = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.tf`, large]));
    expect(await problems(base, { ...base, 'p.tf': policy('p', '"*"') })).toEqual([
      expect.stringMatching(/^module-not-read p\.tf: .*"e\.tf"/),
    ]);
  });

  it('says so where a file of it is no text', async () => {
    const base = { 'a.tf': 'locals {\n  all = "\u0000"\n}\n' };
    expect(await problems(base, { ...base, 'p.tf': policy('p', 'local.all') })).toEqual([
      expect.stringMatching(/^module-not-read p\.tf: .*"a\.tf"/),
    ]);
  });

  it('says so where the token may not see it', async () => {
    const base = { 'a.tf': local('x') };
    const head = { ...base, 'p.tf': policy('p', 'local.all') };
    const all = changesOf({ base, head });
    const changes: Changes = {
      ...all,
      read: (path, side) =>
        path === 'a.tf' ? Promise.reject(new PermissionError('contents: read', 'no')) : all.read(path, side),
    };
    expect(await problems(base, head, changes)).toEqual([
      expect.stringMatching(/^module-not-read p\.tf: .*"a\.tf"/),
    ]);
  });
});

describe('a policy that stands in one place', () => {
  it('is one document, however many resources use it, and hangs on all that they are for', async () => {
    const use = (role: string): string =>
      `resource "aws_iam_role_policy" "${role}" {\n  role   = "${role}"\n  policy = data.aws_iam_policy_document.d.json\n}\n`;
    const data = `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n  }\n}\n`;
    const story = {
      base: { 'd.tf': data, 'a.tf': use('a') },
      head: { 'd.tf': data, 'a.tf': use('a'), 'b.tf': use('b') },
    };
    expect(await documents(story)).toEqual(['changed d.tf aws_iam_role_policy.a.policy']);
    const [file] = (await collected(story)).filter(({ change }) => change.path === 'd.tf');
    expect(file?.head?.policies.map(({ attachedTo }) => attachedTo)).toEqual([
      ['arn:aws:iam::*:role/a', 'arn:aws:iam::*:role/b'],
    ]);
  });
});
