import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseConfig } from '../../../src/config/load.js';
import { SourceText } from '../../../src/domain/source.js';
import { contractRules } from '../../../src/review/access/access-rules.js';
import { docsLinks } from '../../../src/review/docs-links.js';
import { knownRules } from '../../../src/review/known-rules.js';
import { explain } from '../../../src/terminal/explain.js';

const page = readFileSync('docs/access.md', 'utf8');
const parts = ['What is said', 'Why it matters', 'How to fix it', 'When not to use it'];

describe.each(contractRules)('the rule %s', (rule) => {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${rule}\n`)) ?? '';

  it('has a section that says what, why with AWS’s page, how to fix it and when not', () => {
    const found = [...section.matchAll(/^\*\*(.*?)\.\*\*/gm)].map(([, title]) => title);
    expect(found).toEqual(parts);
    expect(section).toMatch(/\(https:\/\/docs\.aws\.amazon\.com\/[^)]+\)/);
  });

  it('is linked to it', () => {
    const link = docsLinks('https://github.example/o/r/blob/v1/')({
      rule,
      source: 'artifact-check',
      docs: undefined,
    });
    expect(link).toBe(`https://github.example/o/r/blob/v1/docs/access.md#${rule}`);
    expect(page).toContain(`\n## ${rule}\n`);
  });

  it('is explained in the terminal', async () => {
    expect(await explain(rule)).toBe(`# ${section.trimEnd()}\n`);
  });

  it('can be set, and accepted, in the config', async () => {
    const exception = { rule, reason: 'known', expires: '2027-01-01' };
    const config = JSON.stringify({ checks: { [rule]: 'off' }, exceptions: [exception] });
    expect(await parseConfig(new SourceText('config.yml', config), knownRules())).not.toHaveProperty(
      'problems',
    );
  });
});

describe('docs/access.md', () => {
  it.each([...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text))(
    'has a valid example: %s',
    async (text) => {
      expect(await parseConfig(new SourceText('config.yml', text), knownRules())).not.toHaveProperty(
        'problems',
      );
    },
  );

  it('points at headings that are there', () => {
    const headings = new Set(
      ['docs/access.md', 'docs/configuration.md'].flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
          title.toLowerCase().replaceAll('`', '').replaceAll(' ', '-').replaceAll(',', ''),
        ),
      ),
    );
    const anchors = [...page.matchAll(/\]\((?:configuration\.md)?#([^)]+)\)/g)].map(
      ([, anchor = '']) => anchor,
    );
    expect(anchors.length).toBeGreaterThan(3);
    expect(anchors.filter((anchor) => !headings.has(anchor))).toEqual([]);
  });
});
