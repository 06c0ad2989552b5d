import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config/load.js';
import { SourceText } from '../../src/domain/source.js';
import type { FirstConfig } from '../../src/render/first-config.js';
import { firstConfigText } from '../../src/render/first-config.js';
import { yamlText } from '../../src/render/yaml-text.js';
import { hostileText } from './hostile-text.js';

const webshop = 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop';
const config: FirstConfig = {
  found: { policies: 4, files: 3 },
  unread: [{ path: 'iam/large.json', reason: 'larger than the limit' }],
  ignore: ['test/**'],
  declared: [{ files: ['iam/*.json'], kind: undefined, attachedTo: 'arn:aws:iam::111122223333:role/{1}' }],
  unattached: [
    { path: 'ecr/base.json', kind: 'ecr-repository', alone: true },
    { path: 'stack.yml', kind: 'identity', alone: false },
  ],
  accounts: [{ account: '444455556666', path: 'ecr/base.json' }],
  artifacts: [
    {
      resource: webshop,
      may: { read: ['*'], publish: ['arn:aws:iam::111122223333:role/release'], delete: [] },
      notGoverned: [{ verb: 'administer', who: 'someone' }],
    },
    {
      resource: 'arn:aws:ecr:us-east-1:111122223333:repository/webshop',
      may: { read: ['arn:*:*::444455556666:*', 'arn:aws:iam::111122223333:role/deploy'] },
      notGoverned: [],
    },
    { resource: 'arn:aws:s3:::acme-artifacts', may: {}, notGoverned: [] },
  ],
};

describe('a text as YAML', () => {
  it('is read as the same text, on one line, with nothing hidden and no command in it', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (text) => {
        const yaml = yamlText(text);
        expect(yaml).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e]|##\[/u);
        expect(parse(`- ${yaml} # comment\n`)).toEqual([text]);
      }),
    );
  });
});

describe('a first config', () => {
  it('looks like this', () => {
    expect(firstConfigText(config)).toMatchSnapshot();
  });

  it('is a config that the loader takes', async () => {
    const reading = await parseConfig(new SourceText('config.yml', firstConfigText(config)), []);
    expect(reading).not.toHaveProperty('problems');
    expect(reading).toMatchObject({
      config: { artifacts: [{ name: webshop, read: ['*'] }, {}, { name: 'acme-artifacts' }] },
    });
  });

  it('is one also where there is nothing to say', async () => {
    const nothing = {
      found: { policies: 0, files: 0 },
      unread: [],
      ignore: [],
      declared: [],
      unattached: [],
      accounts: [],
      artifacts: [],
    };
    const text = firstConfigText(nothing);
    expect(await parseConfig(new SourceText('config.yml', text), [])).toEqual({
      config: expect.anything() as object,
    });
  });

  it('keeps hostile paths and names within their line', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const hostile: FirstConfig = {
          ...config,
          unread: [{ path: name, reason: 'binary' }],
          unattached: [{ path: name, kind: 'identity', alone: true }],
          accounts: [{ account: '444455556666', path: name }],
          artifacts: [
            {
              resource: `${webshop}${name.replace(/[\s\p{Cs}]/gu, '')}`,
              may: { read: [] },
              notGoverned: [{ verb: 'delete', who: name }],
            },
          ],
        };
        const text = firstConfigText(hostile);
        const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
        expect(lines).toHaveLength(9);
        expect(parse(text)).toMatchObject({
          artifacts: [{ resources: [hostile.artifacts[0]?.resource], read: [] }],
        });
      }),
    );
  });
});
