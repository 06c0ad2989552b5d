import { SourceText, type Place } from '../../src/domain/source.js';

const buildRole = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "PushImages",
      "Effect": "Allow",
      "Action": ["ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"],
      "Resource": "*"
    },
    {
      "Sid": "Publish",
      "Effect": "Allow",
      "Action": "codeartifact:PublishPackageVersion",
      "Resource": "arn:aws:codeartifact:eu-west-1:111122223333:package/acme/*"
    },
    {
      "Sid": "Bucket",
      "Effect": "Allow",
      "Action": ["s3:PutObject", "s3:DeleteObjectVersion"],
      "Resource": "arn:aws:s3:::acme-artifacts/*"
    },
    {
      "Sid": "Pass",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "*"
    }
  ]
}
`;

const repositoryPolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Pull",
      "Effect": "Allow",
      "Principal": "*",
      "Action": ["ecr:BatchGetImage", "ecr:GetAuthorizationToken"],
      "Condition": { "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } }
    }
  ]
}
`;

const pipeline = `Resources:
  BuildRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringLike:
                token.actions.githubusercontent.com:sub: repo:acme/*
`;

/** The files of the sample, by path. */
export const sources: Readonly<Record<string, SourceText>> = Object.fromEntries(
  [
    ['iam/build-role.json', buildRole] as const,
    ['ecr/prod-repository.json', repositoryPolicy] as const,
    ['infra/pipeline.yaml', pipeline] as const,
  ].map(([path, text]) => [path, new SourceText(path, text)]),
);

/** The place of a text in a file of the sample. */
export function placeOf(path: string, text: string): Place {
  const source = sources[path];
  const start = source?.text.indexOf(text) ?? -1;
  if (!source || start < 0) throw new Error(`${path} has no ${text}`);
  return source.placeOf({ start, end: start + text.length });
}
