import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { severities } from '../../src/domain/finding.js';
import { policyKinds } from '../../src/policy/kind.js';
import { inputNames } from '../../src/config/inputs.js';
import { configJsonSchema } from '../../src/config/json-schema.js';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function validator(schema: object) {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile(schema);
}

describe('the JSON Schema of the config', () => {
  const schema = configJsonSchema();
  const validate = validator(schema);

  it('is the committed one', () => {
    expect(readJson('schema/artifact-access.schema.json')).toEqual(schema);
  });

  it('accepts the example', () => {
    expect([validate(parse(readFileSync('examples/artifact-access.yml', 'utf8'))), validate.errors]).toEqual([
      true,
      null,
    ]);
  });

  it.each([
    'fail_on: error',
    'fail-on: eror',
    'max-comments: 1001',
    'max-comments: 1.5',
    'trusted-accounts: ["12"]',
    'artifacts: [{name: a}]',
    'artifacts: [{name: a, resources: [b]}]',
    'exceptions: [{rule: a, reason: b}]',
    'exceptions: [{rule: a, reason: b, expires: 2027-02-30}]',
    'checks: {a: of}',
    'checks: {a: {allow: {x: []}}}',
    'report-file: ../x',
    'ignore: a',
  ])('refuses %s', (text) => {
    expect(validate(parse(text))).toBe(false);
  });

  it('has a key for every input but the two that find the config, and a description for every key', () => {
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    const keys = Object.keys(properties);
    expect(keys).toEqual(
      expect.arrayContaining(inputNames.filter((name) => name !== 'github-token' && name !== 'config-file')),
    );
    expect(keys.filter((key) => !properties[key]?.description)).toEqual([]);
  });
});

describe('the JSON Schema of the report', () => {
  const schema = readJson('schema/report.schema.json') as { properties: Record<string, unknown> };
  const validate = validator(schema);
  const start = { line: 1, column: 2 };
  const finding = {
    id: 'f',
    rule: 'r',
    source: 'reader',
    severity: 'error',
    state: 'existing',
    title: 't',
    message: 'm',
    help: '',
    docs: 'd',
    policy: null,
    statement: { index: 0, sid: null },
    path: 'p',
    start,
    end: start,
    related: [{ path: 'p', start, end: start, message: 'm' }],
    placement: { where: 'none', reason: 'r' },
    exception: { reason: 'r', expires: '2027-01-01' },
  };
  const report = {
    schemaVersion: 1,
    tool: { name: 'n', version: '1' },
    conclusion: 'success',
    base: null,
    head: 'h',
    accessAnalyzer: 'off',
    serviceDataDate: '2026-09-26',
    paidCalls: 0,
    files: [{ path: 'p', status: 'unchanged', policies: 1 }],
    policies: [{ id: 'i', path: 'p', pointer: '#0/a', kind: 'trust', attachedTo: [], state: 'unchanged' }],
    findings: [finding, { ...finding, statement: null, exception: null, policy: 'i' }],
    accessChanges: [
      {
        change: 'gained',
        verb: 'read',
        principal: '*',
        action: 'a',
        resource: 'r',
        context: { k: ['v'] },
        path: 'p',
        line: 1,
      },
    ],
    skipped: [{ path: 'p', reason: 'symlink' }],
  };

  it('accepts a report', () => {
    expect([validate(report), validate.errors]).toEqual([true, null]);
  });

  it.each([
    ['another key', { ...report, notes: [] }],
    ['another version', { ...report, schemaVersion: 2 }],
    ['a finding without help', { ...report, findings: [{ ...finding, help: undefined }] }],
    ['a line 0', { ...report, findings: [{ ...finding, start: { line: 0, column: 1 } }] }],
    ['an unknown reason', { ...report, skipped: [{ path: 'p', reason: 'dull' }] }],
  ])('refuses %s', (_, changed) => {
    expect(validate(JSON.parse(JSON.stringify(changed)))).toBe(false);
  });

  it.each(Object.keys(report))('refuses one without %s', (key) => {
    expect(validate(Object.fromEntries(Object.entries(report).filter(([name]) => name !== key)))).toBe(false);
  });

  it('has the words of the domain', () => {
    expect(schema).toHaveProperty('properties.findings.items.properties.severity.enum', [...severities]);
    expect(schema).toHaveProperty('properties.policies.items.properties.kind.enum', [...policyKinds]);
  });
});
