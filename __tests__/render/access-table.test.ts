import { describe, expect, it } from '@jest/globals';
import type { AccessChange, Review } from '../../src/domain/review.js';
import { jobSummary, summaryComment } from '../../src/render/summary.js';
import { accessCell, accessChange, review } from './builders.js';

const sourceRoot = 'https://github.com/acme/web/blob/abc';
const repository = 'arn:aws:ecr:eu-west-1:111122223333:repository/web';
const role = 'arn:aws:iam::111122223333:role/build';

function change(changes: Partial<AccessChange> = {}): AccessChange {
  return accessChange({
    change: 'gained',
    verb: 'read',
    principal: role,
    action: 'ecr:BatchGetImage',
    resource: repository,
    context: {},
    path: 'iam/build.json',
    line: 8,
    ...changes,
  });
}

/** The cell of the one row that says who, on what, and when; one line each. */
function accessOf(changes: Partial<AccessChange>, matrix: Review['accessMatrix'] = []): string[] {
  const text = summaryComment(review({ accessChanges: [change(changes)], accessMatrix: matrix }));
  const row = text.split('\n').find((line) => line.startsWith('| **')) ?? '';
  return (row.split(' | ')[1] ?? '').split('<br>');
}

describe('a row of the access table', () => {
  it('says who may do what to which artifact, when, and which line gives it', () => {
    const one = change({ context: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } });
    expect(summaryComment(review({ accessChanges: [one] }), { sourceRoot })).toContain(
      [
        '**Access gained (1)**',
        '',
        '| Verb | Principal, artifact, condition | Place |',
        '| --- | --- | --- |',
        `| **read**<br>\`ecr:BatchGetImage\` | \`${role}\`<br>on \`${repository}\`<br>when \`aws:PrincipalOrgID\` is \`o-a1b2c3d4e5\` | [\`iam/build.json:8\`](${sourceRoot}/iam/build.json#L8) |`,
      ].join('\n'),
    );
  });

  it.each([
    ['*', 'anyone (`*`)'],
    ['whoever holds iam/build.json', 'whoever holds `iam/build.json`'],
    ['arn:aws:iam::111122223333:root', '`arn:aws:iam::111122223333:root`'],
    ['arn:aws:iam::*:role/*', '`arn:aws:iam::*:role/*`'],
  ])('names the principal %s in the words of the policy: %s', (principal, words) => {
    expect(accessOf({ as: { principal, resource: repository } })[0]).toBe(words);
  });

  it('names the artifact in the words of the policy, and what it was before', () => {
    const as = { principal: role, resource: `${repository}/*` };
    expect(accessOf({ as, insteadOf: repository })).toEqual([
      `\`${role}\``,
      `on \`${repository}/*\``,
      `instead of \`${repository}\``,
    ]);
  });

  it('shows three values of a condition and counts the rest', () => {
    const context = { 'aws:SourceIp': ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5'] };
    expect(accessOf({ context })[2]).toBe(
      'when `aws:SourceIp` is `192.0.2.1`, `192.0.2.2`, `192.0.2.3` and 2 more',
    );
  });

  it.each([
    [['ecr:GetAuthorizationToken'], 'will not work yet: `ecr:GetAuthorizationToken` is missing'],
    [['ecr:a', 'ecr:b'], 'will not work yet: `ecr:a` and `ecr:b` are missing'],
    [['a', 'b', 'c', 'd'], 'will not work yet: `a`, `b`, `c` and 1 more are missing'],
  ])('says without what it will not work: %j', (missing, words) => {
    expect(accessOf({}, [accessCell(role, repository, { missing })])[2]).toBe(words);
  });

  it('says nothing is missing where that is another verb, principal or artifact', () => {
    const missing = ['ecr:PutImage'];
    const others = [
      accessCell(role, repository, { verb: 'publish', missing }),
      accessCell('*', repository, { missing }),
      accessCell(role, `${repository}/*`, { missing }),
      accessCell(role, repository),
    ];
    expect(accessOf({}, others)).toHaveLength(2);
  });

  it('says nothing of what is missing for access that is lost', () => {
    const lost = accessCell(role, repository, { state: 'lost', missing: ['ecr:GetDownloadUrlForLayer'] });
    expect(accessOf({ change: 'lost' }, [lost])).toHaveLength(2);
  });

  it('links no line of the reviewed commit for access that only the version before gave', () => {
    const text = summaryComment(review({ accessChanges: [change({ change: 'lost' })] }), { sourceRoot });
    expect(text).toContain('| `iam/build.json:8` as it was |');
    expect(text).not.toContain(sourceRoot);
  });
});

describe('the access table', () => {
  it('has gained before lost, both after the findings and before the notes, and the map below them', () => {
    const value = review({
      accessChanges: [change({ change: 'lost', verb: 'delete' }), change()],
      accessMatrix: [
        accessCell(role, repository),
        accessCell(role, repository, { verb: 'delete', state: 'lost' }),
      ],
      notes: ['A note.'],
    });
    const twoArtifacts = {
      ...value,
      accessMatrix: [...value.accessMatrix, accessCell(role, `${repository}-2`)],
    };
    for (const text of [summaryComment(twoArtifacts), jobSummary(twoArtifacts)]) {
      const headings = text.match(/^\*\*[A-Z].*\*\*$|Access map<\/summary>$/gm);
      expect(headings).toEqual([
        '**Access gained (1)**',
        '**Access lost (1)**',
        'Access map</summary>',
        '**Notes**',
      ]);
    }
    expect(summaryComment(value)).not.toContain('Access map');
  });

  it('says where access is only lost', () => {
    const text = summaryComment(review({ accessChanges: [change({ change: 'lost' })] }));
    expect(text).toContain('**Access lost (1), none gained**');
  });

  it('is not there where no access changes', () => {
    const text = summaryComment(review({ accessMatrix: [accessCell(role, repository, { state: 'kept' })] }));
    expect(text).not.toMatch(/Access (gained|lost|map)/);
  });

  it('shows twenty rows in the comment, all in the job summary, and counts the rest', () => {
    const value = review({ accessChanges: Array.from({ length: 33 }, (_, line) => change({ line })) });
    expect(summaryComment(value)).toContain('**Access gained (33)**');
    expect(summaryComment(value).match(/^\| \*\*read/gm)).toHaveLength(20);
    expect(summaryComment(value)).toContain('\n\nAnd 13 more in the job summary.');
    expect(jobSummary(value).match(/^\| \*\*read/gm)).toHaveLength(33);
  });

  it('leaves the map out first where there is little room, and says where it is', () => {
    const value = review({
      accessChanges: [change()],
      accessMatrix: [accessCell(role, repository), accessCell('*', repository)],
    });
    const cutText = { maxBytes: 1_000 };
    expect(summaryComment(value, cutText)).toContain('**1 access map** not shown here: see the job summary.');
    expect(summaryComment(value, cutText)).toContain('| **read**');
    // The report, which holds all else that is cut from the job summary, has no drawing.
    expect(jobSummary(value, cutText)).toContain('The access map has no room here.');
  });
});
