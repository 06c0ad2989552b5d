import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { textOf, valueOf } from '../../policy/node.js';
import { pieceAt, piecesAt, spanOf, textAt, unknownAt } from '../places.js';
import { composeText, lengthOf, piecesOf, type TextPiece } from '../text-pieces.js';
import { Budget } from './budget.js';
import { namedTypes, type NamedType } from './named-resources.js';
import type { Resource, Template } from './template.js';

/** What an expression may be; see resolver.ts. */
type Values = (node: Node) => readonly Node[];

/**
 * Pseudo parameters of which the value is known: AWS's own partition, which is that of nearly all accounts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

/** No name in AWS is as long; a longer one is made of names that repeat each other. */
const longestName = 512;

/** How the parts of an ARN are written that only the deployment tells. */
interface Unnamed {
  readonly region: TextPiece;
  readonly account: TextPiece;
  readonly path: readonly TextPiece[];
}

/** What the references of a template stand for, as far as the template tells. */
export class References {
  readonly #template: Template | undefined;
  readonly #values: Values;
  /** Resources by the text of their ARN. */
  #own: ReadonlyMap<string, Resource> | undefined;
  readonly #patterns = new Map<Resource, string | undefined>();
  readonly #names = new Map<Resource, readonly TextPiece[] | undefined>();
  /** Bounds what all references of a template add to its texts. */
  readonly budget = new Budget();

  constructor(template: Template | undefined, values: Values) {
    this.#template = template;
    this.#values = values;
  }

  /**
   * `Ref`: a parameter's default, a resource's name, ARN or id; else an unknown of that name. `pattern`: whether an ARN may
   * be one of all regions and accounts; else those of the deployment are unknown parts of it.
   */
  ref(name: string, place: Span, pattern = false): Node {
    const pseudo = pseudoParameters.get(name);
    if (pseudo !== undefined) return textAt(place, pseudo);
    const parameter = this.#template?.parameter(name);
    if (parameter) return this.#parameter(name, parameter.value, place);
    const resource = this.#template?.resource(name);
    const type = resource && namedTypes.get(resource.type);
    if (!resource || !type) return unknownAt(place, name);
    if (type.ref === 'arn') return this.#arn(resource, type, place, pattern);
    return composeText(place, piecesAt(place, this.#nameOf(resource, type)));
  }

  /** `Fn::GetAtt`: a resource's ARN or name; else an unknown such as `Bucket.DomainName`. */
  attribute(text: string, place: Span, pattern = false): Node {
    const dot = text.indexOf('.');
    const [id, attribute] = [text.slice(0, dot), text.slice(dot + 1)];
    const resource = dot < 0 ? undefined : this.#template?.resource(id);
    const type = resource && namedTypes.get(resource.type);
    if (!resource || !type) return unknownAt(place, text);
    if (attribute === 'Arn' || (attribute === 'PolicyArn' && type.ref === 'arn'))
      return this.#arn(resource, type, place, pattern);
    if (attribute === 'Name' || attribute === type.name)
      return composeText(place, piecesAt(place, this.#nameOf(resource, type)));
    if (!type.arn.includes(`{${attribute}}`)) return unknownAt(place, text);
    return composeText(place, piecesAt(place, this.#property(resource, attribute)));
  }

  /** What a name in `${}` stands for. */
  named(name: string, place: Span, pattern = false): Node {
    return name.includes('.') ? this.attribute(name, place, pattern) : this.ref(name, place, pattern);
  }

  /** A text that spells out the ARN of one of the template's resources, as a reference to it would read. */
  ownArn(node: Node): Node {
    if (node.type !== 'template') return node;
    this.#own ??= new Map(
      [...(this.#template?.resources ?? [])].flatMap((resource): [string, Resource][] => {
        const text = this.#hasPattern(resource)
          ? textOf(this.attribute(`${resource.id}.Arn`, resource.at))
          : undefined;
        return text === undefined ? [] : [[text, resource]];
      }),
    );
    const resource = this.#own.get(textOf(node) ?? '');
    return resource ? this.attribute(`${resource.id}.Arn`, node, true) : node;
  }

  /** A principal's ARN is never a pattern: AWS takes none for one. */
  #hasPattern({ type }: Resource): boolean {
    return namedTypes.has(type) && !type.startsWith('AWS::IAM::');
  }

  mapped(map: string, first: string, second: string): Node | undefined {
    return this.#template?.mapped(map, first, second);
  }

  /**
   * The ARN pattern of a resource, of all regions and accounts: what its policies hang on. A name that is not known stands
   * in it as `${LogicalId}`, which equals only itself. Undefined for a resource whose ARN is not known here.
   */
  arnPattern(resource: Resource): string | undefined {
    if (!this.#patterns.has(resource)) this.#patterns.set(resource, this.#patternOf(resource));
    return this.#patterns.get(resource);
  }

  #patternOf(resource: Resource): string | undefined {
    const type = namedTypes.get(resource.type);
    if (!type) return undefined;
    const place = resource.at;
    const any = pieceAt(place, '*');
    const pieces = this.#filled(resource, type, { region: any, account: any, path: [pieceAt(place, '/*/')] });
    return textOf(composeText(place, pieces));
  }

  #parameter(name: string, value: string | readonly string[] | undefined, place: Span): Node {
    const texts = typeof value === 'string' ? [value] : (value ?? []);
    if (value === undefined || !this.budget.spendOnTexts(texts)) return unknownAt(place, name);
    const nodes = texts.map((text) => textAt(place, text));
    const [first] = nodes;
    return typeof value === 'string' && first ? first : { type: 'array', ...spanOf(place), items: nodes };
  }

  #arn(resource: Resource, type: NamedType, place: Span, pattern: boolean): Node {
    const any = pattern && this.#hasPattern(resource) ? pieceAt(place, '*') : undefined;
    const pieces = this.#filled(resource, type, {
      region: any ?? { unknown: 'AWS::Region' },
      account: any ?? { unknown: 'AWS::AccountId' },
      path: [{ unknown: `${resource.id}.Path` }],
    });
    return composeText(place, piecesAt(place, pieces));
  }

  #filled(resource: Resource, type: NamedType, unnamed: Unnamed): TextPiece[] {
    return type.arn.split(/(\{\w+\})/).flatMap((part): readonly TextPiece[] => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return [pieceAt(resource.at, part)];
      if (name === 'region') return [unnamed.region];
      if (name === 'account') return [unnamed.account];
      if (name === 'id') return [{ unknown: resource.id }];
      if (name === 'Path') return this.#path(resource, unnamed.path);
      return name === type.name ? this.#nameOf(resource, type) : this.#property(resource, name);
    });
  }

  #path(resource: Resource, otherwise: readonly TextPiece[]): readonly TextPiece[] {
    const written = valueOf(resource.properties, 'Path');
    if (!written) return [pieceAt(resource.at, '/')];
    const [only, ...others] = this.#values(written);
    return only?.type === 'string' && others.length === 0 ? [pieceAt(resource.at, only.value)] : otherwise;
  }

  /** A resource's name: what its property says, or `${LogicalId}` for one that AWS makes, or that is not known. */
  #nameOf(resource: Resource, { name }: NamedType): readonly TextPiece[] {
    const symbolic = [{ unknown: resource.id }];
    if (name === undefined) return symbolic;
    if (!this.#names.has(resource)) {
      // A name that refers to itself by way of others is not known while it is being read.
      this.#names.set(resource, undefined);
      this.#names.set(resource, this.#written(resource, name));
    }
    return this.#names.get(resource) ?? symbolic;
  }

  #property(resource: Resource, name: string): readonly TextPiece[] {
    return this.#written(resource, name) ?? [{ unknown: `${resource.id}.${name}` }];
  }

  #written(resource: Resource, property: string): readonly TextPiece[] | undefined {
    const written = valueOf(resource.properties, property);
    if (!written) return undefined;
    const [only, ...others] = this.#values(written);
    const pieces = only && others.length === 0 ? piecesOf(only) : undefined;
    return pieces && lengthOf(pieces) <= longestName ? pieces : undefined;
  }
}
