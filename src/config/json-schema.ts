import { z } from 'zod';
import { configSchema } from './schema.js';

/**
 * The JSON Schema of the config file, for editors. It says the form of everything; what depends on more than one value,
 * such as the id of a check or the braces of a glob, only reading the file tells.
 */
export function configJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(configSchema([]), { io: 'input' });
  return {
    $schema,
    $id: 'artifact-access.schema.json',
    title: 'Artifact Access Review: config',
    description: 'The config file of Artifact Access Review, by default .github/artifact-access.yml.',
    ...rest,
  };
}
