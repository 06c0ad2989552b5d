import { median, row } from './measure.mjs';

/** Reading about 1 MB of a template or of Terraform, against JSON.parse of the template. */
export async function bench() {
  const { readFile } = await import('../lib/readers/read-file.js');
  const { stringify } = await import('yaml');
  const template = {
    Resources: Object.fromEntries(Array.from({ length: 1350 }, (_, i) => [`Role${i}`, role(i)])),
  };
  const json = Buffer.from(JSON.stringify(template, null, 2));
  const yaml = Buffer.from(stringify(template));
  const hcl = Buffer.from(Array.from({ length: 1200 }, (_, i) => terraform(i)).join('\n'));
  const parse = await timeOf(() => JSON.parse(json.toString()));
  for (const [name, bytes, goal] of [
    ['template.json', json, '5 MB/s'],
    ['main.tf', hcl, '5 MB/s'],
    ['template.yaml', yaml, '0.5 MB/s'],
  ]) {
    const reading = await readFile(name, bytes);
    if ('skipped' in reading || reading.policies.length < 1000) throw new Error(`${name} was not read`);
    const ms = await timeOf(() => readFile(name, bytes), 5);
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
