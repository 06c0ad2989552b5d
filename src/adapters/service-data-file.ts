import { readFileSync } from 'node:fs';
import { ServiceData } from '../policy/service-data.js';

/** The packed service data stands beside the bundle. The name is a variable, or the bundler would copy and rename it. */
const name = 'service-data.bin';

/** Opens the embedded data about AWS services; single services are unpacked when they are asked for. */
export function openServiceData(): ServiceData {
  return new ServiceData(readFileSync(new URL(name, import.meta.url)));
}
