/**
 * What AWS publishes of its services for the writers of policies, in the words of its Service Authorization Reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** AWS's classes of actions. An action can be in two: whatever manages permissions or tags also writes. */
export const accessLevels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'] as const;

/** One of {@link accessLevels}. */
export type AccessLevel = (typeof accessLevels)[number];

/** Everything that is known of one service prefix, such as `ecr`. */
export interface ServiceFacts {
  /** As it stands before the colon of an action, in lower case. */
  readonly prefix: string;
  /** In words: `Amazon Elastic Container Registry`. */
  readonly name: string;
  /** By the action's name in lower case, without prefix. */
  readonly actions: ReadonlyMap<string, ActionFacts>;
  /** By the type's name as AWS spells it; most are lower case, some are not. */
  readonly resourceTypes: ReadonlyMap<string, ResourceTypeFacts>;
  /** By the key in lower case. Includes keys of other prefixes that the service's actions take, and templates. */
  readonly conditionKeys: ReadonlyMap<string, ConditionKeyFacts>;
}

/** One action, such as `ecr:PutImage`. */
export interface ActionFacts {
  /** As AWS spells it, without prefix. */
  readonly name: string;
  /** One level, or two where AWS names two. */
  readonly accessLevels: readonly AccessLevel[];
  /** What its Resource element can name; each type once. */
  readonly resourceTypes: readonly ActionResourceType[];
  /** Keys that the request carries, whatever its resource; see also the resource types' and the global keys. */
  readonly conditionKeys: readonly string[];
  /** Whether the data knows no resource type for it, so that only `*` can be its resource. */
  readonly wildcardOnly: boolean;
  /** Actions (`iam:PassRole`) that must be allowed too. Empty throughout in the data of 2026. */
  readonly dependentActions: readonly string[];
}

/** A resource type in the row of an action. */
export interface ActionResourceType {
  /** A key of {@link ServiceFacts.resourceTypes}. */
  readonly name: string;
  /** AWS's asterisk: a statement that names any resource must name one of this type. */
  readonly required: boolean;
  /** Keys that hold for the action on this type alone. */
  readonly conditionKeys: readonly string[];
}

/** A type of resource, such as ECR's `repository`. */
export interface ResourceTypeFacts {
  readonly name: string;
  /** As AWS writes it: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`; a few types have two, parted by `, `. */
  readonly arn: string;
  /** The ARN patterns of {@link arn} one by one, for matching. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** A condition key with the type of its values. */
export interface ConditionKeyFacts {
  /** As AWS spells it; it may be a template such as `aws:RequestTag/${TagKey}`. */
  readonly key: string;
  /** `String`, `ARN`, `Bool`, `Numeric`, `Date`, `IPAddress`, or a list of such: `ArrayOfString`. */
  readonly type: string;
}
