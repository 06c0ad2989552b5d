import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '../../src/domain/failure.js';
import { readNamedFile } from '../../src/terminal/compare-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a file that the user names', () => {
  it('is read by its bytes, and so is what a shell hands over', async () => {
    const path = join(folder, 'policy.json');
    await writeFile(path, '{}');
    expect(readNamedFile(path)).toMatchObject({ path, bytes: Buffer.from('{}') });
    expect(readNamedFile('/dev/null')).toMatchObject({ bytes: Buffer.alloc(0) });
  });

  // Where /dev/fd is a link to a folder, as on Linux, only opening it tells.
  it.each(['/dev/fd', '/dev/fd/', '/dev', '.'])('is wrong usage where %s is a folder', (path) => {
    expect(() => readNamedFile(path)).toThrow(UserError);
    expect(() => readNamedFile(path)).toThrow('is a folder; compare takes two files.');
  });

  it('is wrong usage where it is not there', () => {
    expect(() => readNamedFile(join(folder, 'gone.json'))).toThrow(UserError);
  });
});
