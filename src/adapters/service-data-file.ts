import { readFileSync } from 'node:fs';
import { ServiceData } from '../policy/service-data.js';
import { bundleFile } from './bundle-files.js';

/** Opens the embedded data about AWS services; single services are unpacked when they are asked for. */
export function openServiceData(): ServiceData {
  return new ServiceData(readFileSync(bundleFile('service-data.bin')));
}
