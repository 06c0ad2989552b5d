/**
 * Partitions and Regions by the form of their names, so that a Region that opens tomorrow is none the less a Region.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
export const partitions: readonly string[] = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
];

const areas = 'af|ap|ca|cn|eu|eusc-de|eu-isoe|il|me|mx|sa|us|us-gov|us-iso|us-isob|us-isof';
const directions = 'central|north|south|east|west|northeast|northwest|southeast|southwest';
const region = new RegExp(`^(?:${areas})-(?:${directions})-\\d{1,2}$`);

/** Whether it can be the name of a Region; `us-esat-1` and `eu-west1` cannot. */
export function isRegion(text: string): boolean {
  return region.test(text) || text === 'aws-global' || text === 'global';
}
