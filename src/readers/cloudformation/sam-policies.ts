import type { Span } from '../../domain/source.js';
import type { Member, Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import { pieceAt, piecesAt, spanOf, textAt } from '../places.js';
import { composeText, piecesOf } from '../text-pieces.js';
import type { Resolver } from './resolver.js';
import { anyWorld, type World } from './world.js';

/** A statement of a policy template: its actions, and its resources with `{}` for the template's parameter. */
interface TemplateStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

interface PolicyTemplate {
  readonly parameter: string;
  readonly statements: readonly TemplateStatement[];
}

const bucket = 'arn:aws:s3:::{}';
const objects = 'arn:aws:s3:::{}/*';

function s3(...statements: TemplateStatement[]): PolicyTemplate {
  return { parameter: 'BucketName', statements };
}

/**
 * The policy templates of SAM that give access to artifact stores, as SAM writes them out. The other templates are about
 * services that hold no artifacts.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const templates: ReadonlyMap<string, PolicyTemplate> = new Map([
  [
    'S3ReadPolicy',
    s3({
      actions: [
        's3:GetObject',
        's3:ListBucket',
        's3:GetBucketLocation',
        's3:GetObjectVersion',
        's3:GetLifecycleConfiguration',
      ],
      resources: [bucket, objects],
    }),
  ],
  [
    'S3WritePolicy',
    s3({
      actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'],
      resources: [bucket, objects],
    }),
  ],
  [
    'S3CrudPolicy',
    s3({
      actions: [
        's3:GetObject',
        's3:ListBucket',
        's3:GetBucketLocation',
        's3:GetObjectVersion',
        's3:PutObject',
        's3:PutObjectAcl',
        's3:GetLifecycleConfiguration',
        's3:PutLifecycleConfiguration',
        's3:DeleteObject',
      ],
      resources: [bucket, objects],
    }),
  ],
  [
    'S3FullAccessPolicy',
    s3(
      {
        actions: [
          's3:GetObject',
          's3:GetObjectAcl',
          's3:GetObjectVersion',
          's3:PutObject',
          's3:PutObjectAcl',
          's3:DeleteObject',
          's3:DeleteObjectTagging',
          's3:DeleteObjectVersionTagging',
          's3:GetObjectTagging',
          's3:GetObjectVersionTagging',
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
        ],
        resources: [objects],
      },
      {
        actions: [
          's3:ListBucket',
          's3:GetBucketLocation',
          's3:GetLifecycleConfiguration',
          's3:PutLifecycleConfiguration',
        ],
        resources: [bucket],
      },
    ),
  ],
]);

/** Whether SAM has a policy template of that name which gives access to artifact stores. */
export function isPolicyTemplate(name: string): boolean {
  return templates.has(name);
}

/** The policy that a function's use of a policy template stands for; all of it has the place of that use. */
export function policyOfTemplate(
  { key, keySpan, value }: Member,
  resolver: Resolver,
  world: World,
): Node | undefined {
  const template = templates.get(key);
  if (!template) return undefined;
  const at = { start: keySpan.start, end: Math.max(keySpan.end, value.end) };
  const given = valueOf(value, template.parameter);
  const [only, ...others] = given ? resolver.values(given, { ...anyWorld, world }) : [];
  const pieces = (others.length === 0 && only && piecesOf(only)) || [
    { unknown: `${key}.${template.parameter}` },
  ];
  const resource = (form: string): Node => {
    const [before = '', after = ''] = form.split('{}');
    return composeText(at, [pieceAt(at, before), ...piecesAt(at, pieces), pieceAt(at, after)]);
  };
  const statements = template.statements.map(({ actions, resources }) =>
    object(at, [
      ['Effect', textAt(at, 'Allow')],
      [
        'Action',
        list(
          at,
          actions.map((each) => textAt(at, each)),
        ),
      ],
      ['Resource', list(at, resources.map(resource))],
    ]),
  );
  return object(at, [
    ['Version', textAt(at, '2012-10-17')],
    ['Statement', list(at, statements)],
  ]);
}

function object(at: Span, members: readonly (readonly [string, Node])[]): Node {
  return {
    type: 'object',
    ...spanOf(at),
    members: members.map(([key, value]) => ({ key, keySpan: spanOf(at), value })),
  };
}

function list(at: Span, items: readonly Node[]): Node {
  return { type: 'array', ...spanOf(at), items };
}
