/** Services that send all three keys of the owner of a VPC endpoint. */
const common =
  'acm-pca apprunner applicationinsights athena cloudformation comprehendmedical compute-optimizer datasync discovery ' +
  'dynamodb ebs ecr ecs firehose gamelift healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda ' +
  'medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery servicequotas ' +
  'shield ssm-contacts storagegateway textract transcribe transfer';

/** Those that send aws:VpceOrgID besides. */
const organizationOnly =
  'b2bi cassandra cognito-identity dms ds-data identitystore iottwinmaker network-firewall pricing ses sms-voice sqs';

const services = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

/**
 * The keys of the owner of a VPC endpoint, in lower case, and the prefixes of the services that send them (of IAM all
 * actions but iam:PassRole). AWS adds services now and then; the lists are those of September 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount,
 * #condition-keys-vpceorgid and #condition-keys-vpceorgpaths
 */
export const endpointOwnerKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:vpceaccount', services(common)],
  ['aws:vpceorgid', services(common, organizationOnly)],
  ['aws:vpceorgpaths', services(common)],
]);
