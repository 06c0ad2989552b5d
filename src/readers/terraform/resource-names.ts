import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { pieceAt, piecesAt } from '../places.js';
import { composeText, piecesOf, type TextPiece } from '../text-pieces.js';
import { attributeOf } from './module.js';
import type { Block, Expression } from './syntax.js';

/** How a resource's ARN is made, with `{attribute}` for what its block says. A region and an account are any. */
const arnForms: ReadonlyMap<string, string> = new Map([
  ['aws_s3_bucket', 'arn:aws:s3:::{bucket}'],
  ['aws_ecr_repository', 'arn:aws:ecr:*:*:repository/{name}'],
  ['aws_ecrpublic_repository', 'arn:aws:ecr-public::*:repository/{repository_name}'],
  ['aws_codeartifact_domain', 'arn:aws:codeartifact:*:*:domain/{domain}'],
  ['aws_codeartifact_repository', 'arn:aws:codeartifact:*:*:repository/{domain}/{repository}'],
]);

/** The argument that has the name of a resource. */
export const nameArguments: ReadonlyMap<string, string> = new Map([
  ['aws_s3_bucket', 'bucket'],
  ['aws_ecr_repository', 'name'],
  ['aws_ecrpublic_repository', 'repository_name'],
  ['aws_codeartifact_repository', 'repository'],
  ['aws_codeartifact_domain', 'domain'],
]);

/** Attributes that have another one's value once the resource exists. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['aws_s3_bucket.id', 'bucket'],
  ['aws_ecr_repository.id', 'name'],
  ['aws_ecrpublic_repository.id', 'repository_name'],
]);

/** What is known of a resource by its block. */
export interface NamedResource {
  readonly block: Block;
  readonly type: string;
  /** As it is referred to, with its index: `aws_s3_bucket.many["a"]`. */
  readonly address: string;
  readonly evaluate: (expression: Expression) => Node;
}

/**
 * The value of an attribute that a resource's block tells: its name, or its ARN as a pattern of all regions and accounts,
 * with a name that is not known as a named unknown in it. Undefined for any other attribute or resource. `place` is what
 * refers to it.
 */
export function resourceAttribute(resource: NamedResource, attribute: string, place: Span): Node | undefined {
  const form = arnForms.get(resource.type);
  if (form === undefined) return undefined;
  const isArn = attribute === 'arn' || (attribute === 'id' && resource.type.startsWith('aws_codeartifact_'));
  if (isArn) return composeText(place, filled(form, resource, place));
  const name = sameAs.get(`${resource.type}.${attribute}`) ?? attribute;
  return form.includes(`{${name}}`) ? composeText(place, nameOf(resource, name, place)) : undefined;
}

function filled(form: string, resource: NamedResource, place: Span): TextPiece[] {
  return form.split(/(\{\w+\})/).flatMap((part): readonly TextPiece[] => {
    const attribute = /^\{(\w+)\}$/.exec(part)?.[1];
    return attribute === undefined ? [pieceAt(place, part)] : nameOf(resource, attribute, place);
  });
}

/** A resource that there is more than once has a name that its block does not tell of each. */
function nameOf(
  { block, address, evaluate }: NamedResource,
  attribute: string,
  place: Span,
): readonly TextPiece[] {
  const given = attributeOf(block.body, attribute);
  const pieces = given && piecesOf(evaluate(given.value));
  const isOfEach = (piece: TextPiece): boolean =>
    'unknown' in piece && /\b(?:each|count)\./.test(piece.unknown);
  const known = pieces && !pieces.some(isOfEach) ? pieces : [{ unknown: `${address}.${attribute}` }];
  return piecesAt(place, known);
}
