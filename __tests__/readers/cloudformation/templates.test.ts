import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { itemsOf, valueOf, type Node } from '../../../src/policy/node.js';
import { readText } from '../trees.js';
import { shown, type Json } from './forms.js';

interface TemplateRow {
  readonly file: string;
  readonly policies: {
    readonly [pointer: string]: {
      readonly is: string;
      readonly to: readonly string[];
      readonly statements: readonly Json[];
    };
  };
  readonly hidden: readonly string[];
}

const here = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

function statementsOf(root: Node): Json {
  const found = valueOf(root, 'Statement');
  return found ? itemsOf(found).map(shown) : [];
}

describe('a whole template', () => {
  it.each(JSON.parse(here('templates.json')) as TemplateRow[])(
    '$file',
    async ({ file, policies, hidden }) => {
      const reading = await readText(file, here(`templates/${file}`));
      const found = reading.policies.map(({ pointer, kind, attachedTo, root }) => [
        pointer,
        { is: kind, to: attachedTo, statements: statementsOf(root) },
      ]);
      expect(Object.fromEntries(found)).toEqual(policies);
      expect(reading.problems.map(({ pointer }) => pointer)).toEqual(hidden);
    },
  );

  it('reads each document of a file as a template of its own', async () => {
    const template =
      'Resources:\n  App: { Type: AWS::ECR::Repository, Properties: { RepositoryPolicyText: !ImportValue p } }\n  P: { Type: AWS::CodeBuild::Project, Properties: { ServiceRole: build } }\n';
    const { problems, facts } = await readText('two.yaml', `${template}---\n${template}`);
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      '#1/Resources/App/Properties/RepositoryPolicyText',
      '#2/Resources/App/Properties/RepositoryPolicyText',
    ]);
    expect(facts?.map(({ pointer }) => pointer)).toEqual([
      '#1/Resources/P/Properties/ServiceRole',
      '#2/Resources/P/Properties/ServiceRole',
    ]);
  });
});
