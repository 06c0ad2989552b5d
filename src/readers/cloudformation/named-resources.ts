/** How a resource is named, and what names it for others. */
export interface NamedType {
  /** What `Ref` gives: its name, its ARN, or an id that AWS makes. */
  readonly ref: 'name' | 'arn' | 'id';
  /** The property that holds its name; undefined where AWS makes one. */
  readonly name: string | undefined;
  /**
   * Its ARN, with `{Property}` for what the resource says of itself, `{id}` for an id that AWS makes, and `{region}` and
   * `{account}` for where it is deployed.
   */
  readonly arn: string;
}

const principal = (property: string, kind: string): NamedType => ({
  ref: 'name',
  name: property,
  arn: `arn:aws:iam::{account}:${kind}{Path}{${property}}`,
});

/**
 * The resources whose references are resolved, with what `Ref` gives for each.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const namedTypes: ReadonlyMap<string, NamedType> = new Map<string, NamedType>([
  ['AWS::S3::Bucket', { ref: 'name', name: 'BucketName', arn: 'arn:aws:s3:::{BucketName}' }],
  [
    'AWS::S3::AccessPoint',
    { ref: 'name', name: 'Name', arn: 'arn:aws:s3:{region}:{account}:accesspoint/{Name}' },
  ],
  [
    'AWS::ECR::Repository',
    {
      ref: 'name',
      name: 'RepositoryName',
      arn: 'arn:aws:ecr:{region}:{account}:repository/{RepositoryName}',
    },
  ],
  [
    'AWS::ECR::PublicRepository',
    {
      ref: 'name',
      name: 'RepositoryName',
      arn: 'arn:aws:ecr-public::{account}:repository/{RepositoryName}',
    },
  ],
  [
    'AWS::CodeArtifact::Domain',
    { ref: 'arn', name: 'DomainName', arn: 'arn:aws:codeartifact:{region}:{account}:domain/{DomainName}' },
  ],
  [
    'AWS::CodeArtifact::Repository',
    {
      ref: 'arn',
      name: 'RepositoryName',
      arn: 'arn:aws:codeartifact:{region}:{account}:repository/{DomainName}/{RepositoryName}',
    },
  ],
  ['AWS::KMS::Key', { ref: 'id', name: undefined, arn: 'arn:aws:kms:{region}:{account}:key/{id}' }],
  [
    'AWS::EC2::VPCEndpoint',
    { ref: 'id', name: undefined, arn: 'arn:aws:ec2:{region}:{account}:vpc-endpoint/{id}' },
  ],
  ['AWS::IAM::Role', principal('RoleName', 'role')],
  ['AWS::IAM::User', principal('UserName', 'user')],
  ['AWS::IAM::Group', principal('GroupName', 'group')],
  ['AWS::IAM::InstanceProfile', principal('InstanceProfileName', 'instance-profile')],
  ['AWS::IAM::ManagedPolicy', { ...principal('ManagedPolicyName', 'policy'), ref: 'arn' }],
]);
