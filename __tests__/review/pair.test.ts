import { describe, expect, it } from '@jest/globals';
import { readFile } from '../../src/readers/read-file.js';
import { pairDocuments } from '../../src/review/pair.js';

interface Role {
  readonly id: string;
  readonly name?: string;
  readonly action: string;
}

function template(roles: readonly Role[]): string {
  const resources = roles.map(({ id, name, action }) => [
    id,
    {
      Type: 'AWS::IAM::Role',
      Properties: {
        ...(name === undefined ? {} : { RoleName: name }),
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
            },
          },
        ],
      },
    },
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) as object });
}

/** Each pair as `id at base > id at head: state`. */
async function paired(base: readonly Role[], head: readonly Role[]): Promise<string[]> {
  const read = async (roles: readonly Role[]) => {
    const reading = await readFile('t.json', new TextEncoder().encode(template(roles)));
    if ('skipped' in reading) throw new Error(reading.skipped);
    return reading;
  };
  const change = {
    path: 't.json',
    previousPath: undefined,
    status: 'modified',
    hunks: undefined,
    sameBytes: false,
  } as const;
  const pairs = pairDocuments({ change, base: await read(base), head: await read(head) });
  const idOf = (pointer: string | undefined): string => pointer?.split('/')[2] ?? '';
  return pairs.map(
    (pair) => `${idOf(pair.base?.policy.pointer)} > ${idOf(pair.head?.policy.pointer)}: ${pair.state}`,
  );
}

const push = 'ecr:PutImage';
const pull = 'ecr:BatchGetImage';

describe('a document of a file finds its version at the merge base', () => {
  it.each<[string, readonly Role[], readonly Role[], readonly string[]]>([
    ['at the same place', [{ id: 'A', action: push }], [{ id: 'A', action: pull }], ['A > A: changed']],
    [
      'by what it says, where its resource has another id',
      [{ id: 'A', action: push }],
      [{ id: 'B', action: push }],
      ['A > B: changed'],
    ],
    [
      'by what it says, unchanged where it still hangs on the same',
      [{ id: 'A', name: 'build', action: push }],
      [{ id: 'B', name: 'build', action: push }],
      ['A > B: unchanged'],
    ],
    [
      'by what it hangs on, where it says something else now',
      [{ id: 'A', name: 'build', action: push }],
      [{ id: 'B', name: 'build', action: pull }],
      ['A > B: changed'],
    ],
    [
      'by what it says before what it hangs on',
      [
        { id: 'A', name: 'build', action: push },
        { id: 'B', name: 'deploy', action: pull },
      ],
      [
        { id: 'C', name: 'build', action: pull },
        { id: 'D', name: 'deploy', action: push },
      ],
      ['B > C: changed', 'A > D: changed'],
    ],
    [
      'once, where several say the same',
      [{ id: 'A', action: push }],
      [
        { id: 'B', action: push },
        { id: 'C', action: push },
      ],
      ['A > B: changed', ' > C: added'],
    ],
    [
      'not by what it hangs on where several hang on the same',
      [{ id: 'A', name: 'build', action: push }],
      [
        { id: 'B', name: 'build', action: pull },
        { id: 'C', name: 'build', action: 'ecr:*' },
      ],
      [' > B: added', ' > C: added', 'A > : removed'],
    ],
    [
      'not at all, where nothing is alike',
      [{ id: 'A', action: push }],
      [{ id: 'B', action: pull }],
      [' > B: added', 'A > : removed'],
    ],
  ])('%s', async (_, base, head, pairs) => {
    expect(await paired(base, head)).toEqual(pairs);
  });
});
