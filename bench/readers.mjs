import { median, row } from './measure.mjs';

/** Reading about 1 MB of a template or of Terraform, and a plan, against JSON.parse of the template. */
export async function bench() {
  const { readFile } = await import('../lib/readers/read-file.js');
  const { stringify } = await import('yaml');
  const template = {
    Resources: Object.fromEntries(Array.from({ length: 1350 }, (_, i) => [`Role${i}`, role(i)])),
  };
  const json = Buffer.from(JSON.stringify(template, null, 2));
  const yaml = Buffer.from(stringify(template));
  const hcl = Buffer.from(Array.from({ length: 1200 }, (_, i) => terraform(i)).join('\n'));
  const plan = Buffer.from(JSON.stringify(planOf(5000)));
  const parse = await timeOf(() => JSON.parse(json.toString()));
  for (const [name, bytes, goal] of [
    ['template.json', json, '5 MB/s'],
    ['main.tf', hcl, '5 MB/s'],
    ['template.yaml', yaml, '0.5 MB/s'],
    ['plan.json of 5,000 resources', plan, '5 MB/s'],
  ]) {
    const [path] = name.split(' ');
    const reading = await readFile(path, bytes);
    if ('skipped' in reading || reading.policies.length < 1000) throw new Error(`${name} was not read`);
    const ms = await timeOf(() => readFile(path, bytes), 5);
    const speed = bytes.length / 1e6 / (ms / 1000);
    row(
      `reading ${name}, ${(bytes.length / 1e6).toFixed(2)} MB (${(ms / parse).toFixed(0)} x JSON.parse)`,
      `${speed.toFixed(1)} MB/s`,
      `at least ${goal}`,
    );
  }
}

async function timeOf(work, runs = 9) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** A policy in each of the ways that Terraform has: a data document, jsonencode and a heredoc. */
function terraform(i) {
  return `resource "aws_iam_policy" "read_${i}" {
  name   = "read-${i}"
  policy = data.aws_iam_policy_document.read_${i}.json
}

data "aws_iam_policy_document" "read_${i}" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::bucket-${i}", "\${var.prefix}-${i}/*"]
  }
}

resource "aws_iam_role_policy" "pull_${i}" {
  role = "build-${i}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ecr:BatchGetImage"]
      Resource = "arn:aws:ecr:eu-west-1:111122223333:repository/app-${i}"
    }]
  })
}

resource "aws_ecr_repository_policy" "app_${i}" {
  repository = "app-${i}"
  policy     = <<POLICY
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage" } }
POLICY
}
`;
}

/** A plan as Terraform writes it: a change of each resource, what it will be, and the configuration. */
function planOf(count) {
  const resources = Array.from({ length: count }, (_, i) => planned(i));
  const root = resources.map(({ address, type, name }) => ({
    address,
    mode: 'managed',
    type,
    name,
    expressions: { name: { constant_value: name }, policy: { references: ['var.prefix'] } },
  }));
  return {
    format_version: '1.2',
    terraform_version: '1.15.0',
    planned_values: {
      root_module: {
        resources: resources.map(({ address, type, name, change }) => ({
          address,
          mode: 'managed',
          type,
          name,
          values: change.after,
        })),
      },
    },
    resource_changes: resources,
    configuration: { root_module: { resources: root } },
  };
}

function planned(i) {
  const statement = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: `arn:aws:s3:::bucket-${i}/*`,
  };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const type = i % 2 === 0 ? 'aws_iam_role_policy' : 'aws_iam_policy';
  const after = {
    name: `p${i}`,
    name_prefix: null,
    policy,
    ...(i % 2 === 0 ? { role: `build-${i}` } : { path: '/', tags: null }),
  };
  return {
    address: `module.ci["a"].${type}.p${i}`,
    module_address: 'module.ci["a"]',
    mode: 'managed',
    type,
    name: `p${i}`,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions: ['update'],
      before: after,
      after,
      after_unknown: { tags_all: {} },
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}

function role(i) {
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Read',
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: [`arn:aws:s3:::bucket-${i}`, `arn:aws:s3:::bucket-${i}/*`],
          },
          {
            Sid: 'Pull',
            Effect: 'Allow',
            Action: 'ecr:BatchGetImage',
            Resource: `arn:aws:ecr:eu-west-1:111122223333:repository/app-${i}`,
          },
        ],
      },
    },
  };
}
