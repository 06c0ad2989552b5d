import { expect, test } from '@jest/globals';
import { readContents } from '../../../src/adapters/github/contents.js';
import { HERE, serveRepository } from './served.js';

test('a configuration is read where it is asked for', async () => {
  const served = await serveRepository({
    base: { 'dir/a.json': 'x' },
    mainAfterFork: { 'config.yml': 'at the tip\n', 'large.yml': 'x'.repeat(1_048_577) },
  });
  const { client, repository, server } = served;
  const at = (path: string, ref: string): Promise<string | undefined> =>
    readContents(client, HERE, path, ref).then((bytes) =>
      bytes === null ? undefined : Buffer.from(bytes).toString(),
    );
  expect(await at('config.yml', repository.baseSha)).toBe('at the tip\n');
  expect(await at('config.yml', repository.mergeBaseSha)).toBeUndefined();
  await expect(at('dir', repository.baseSha)).rejects.toThrow('is not a file');
  await expect(at('large.yml', repository.baseSha)).rejects.toThrow('is larger than 1 MB');
  server.permit({});
  await expect(at('config.yml', repository.baseSha)).rejects.toMatchObject({ permission: 'contents: read' });
  expect(server.violations).toEqual([]);
  await served.close();
});
