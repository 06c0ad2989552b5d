import type { Grant } from '../../access/grants.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { TextItem } from '../../policy/document.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import type { ObjectKey } from '../object-keys.js';
import { keyOfObjects, mayUseKey } from '../object-keys.js';
import { seesWholeRole } from '../role-in-view.js';

/**
 * S3 uses the key in the name of whoever reads or writes an object: without a right to the key the request is denied.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export const s3KmsCompanion: Check = {
  id: 's3-kms-companion',
  title: 'Objects are encrypted with a key that the role may not use',
  severity: 'warning',
  kinds: ['identity'],
  services: ['s3'],

  *find(context) {
    if (!context.knowledge.artifacts.some(({ encryptedWith }) => encryptedWith !== undefined))
      if (!context.neighbours.some(({ kind }) => kind === 's3-bucket')) return;
    for (const need of needs) {
      const found = new Map<string, Locked>();
      for (const grant of context.grants.among(need.object)) addLocked(context, need, grant, found);
      // Told once, where the first of the role's policies has it.
      for (const locked of found.values())
        if (locked.grants[0].policy === context.policy) yield problemOf(context, need, locked);
    }
  },
};

/** What is done to an object, and what S3 does with the key for it. */
interface Need {
  readonly object: string;
  readonly key: string;
  readonly does: string;
}

const needs: readonly Need[] = [
  { object: 's3:GetObject', key: 'kms:Decrypt', does: 'reads' },
  { object: 's3:PutObject', key: 'kms:GenerateDataKey', does: 'writes' },
];

/** What a role may do to the objects of a bucket whose key it may not use. */
interface Locked {
  readonly key: ObjectKey;
  readonly actionItem: TextItem;
  readonly grants: readonly [Grant, ...Grant[]];
}

function addLocked(context: CheckContext, need: Need, grant: Grant, found: Map<string, Locked>): void {
  const { actionItem, resource } = grant;
  if (!actionItem || !resource) return;
  const key = keyOfObjects(context, resource);
  if (!key || mayUseKey(context, need.key, key.key, resource)) return;
  const known = found.get(key.key);
  if (known && known.grants[0].statement !== grant.statement) return;
  found.set(
    key.key,
    known ? { ...known, grants: [...known.grants, grant] } : { key, actionItem, grants: [grant] },
  );
}

function problemOf(context: CheckContext, need: Need, { key, actionItem, grants }: Locked): Problem {
  const [{ statement }] = grants;
  const resources = grants.map(({ resource }) => resource);
  const whole = seesWholeRole(context);
  const by: Message = key.by ? message`as ${code(key.by.id)} demands` : message`as the config says`;
  return {
    at: actionItem.node,
    value: actionItem.text,
    statement,
    ...(whole ? {} : { severity: 'suggestion' }),
    message: message`${code(actionItem.text)} on ${codeList(distinctTexts(resources), 2)} ${[need.does]} objects that ${code(key.key)} encrypts, ${by}; no policy of the role ${[whole ? '' : 'that is known here ']}allows ${code(need.key)} on that key. S3 answers with AccessDenied.`,
    help: message`Allow ${code(need.key)} on the key. If the key's own policy names the role, nothing is missing.`,
    subject: subjectOf(context.policy, statement, resources),
  };
}
