/**
 * Prefixes of services that AWS has withdrawn, and so no longer lists. Access Analyzer's answers take most of them still
 * (not `elastic-inference`), and a policy that names them was right once.
 */
export const withdrawnServices: ReadonlySet<string> = new Set([
  'aws-artifact',
  'datazonecontrol',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'gamesparks',
  'iot1click',
  'iotroborunner',
  'iotthingsgraph',
  'macie',
  'mobilehub',
  'privatenetworks',
  'sagemaker-groundtruth-synthetic',
  'sumerian',
  'zocalo',
]);
