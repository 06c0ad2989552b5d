import { putImage } from '../../access/action-sets.js';
import { code, message } from '../../domain/message.js';
import { isEverything } from '../../policy/arn.js';
import type { Check } from '../check.js';
import type { PipelinePower } from '../pipeline-powers.js';
import { pipelinePowers } from '../pipeline-powers.js';
import { guardrailControl } from '../power-sets.js';

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html */
const signing = 'signer:SignPayload';

/**
 * Scanning, signing and lifecycle rules watch what builds push; the one who is watched must not switch them off.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 */
export const ecrGuardrailOff: Check = {
  id: 'ecr-guardrail-off',
  title: 'Who pushes can switch off what guards images',
  severity: 'warning',
  kinds: ['identity'],
  services: ['ecr', 'signer'],

  *find(context) {
    if (context.grants.among(putImage).length === 0) return;
    const powers = pipelinePowers(context, guardrailControl);
    const signs = pipelinePowers(
      context,
      [signing],
      ({ resource }) => !resource || isEverything(resource.text),
    );
    for (const power of [...powers, ...signs]) {
      const { what, because, at, value, statement, subject } = power;
      const signsAll = power.actions.includes(signing);
      yield {
        ...{ at, value, statement, subject },
        message: message`${what} ${[signsAll ? withEveryProfile : lossOf(power)]} ${because}`,
        help: signsAll
          ? message`Name the signing profile: ${code('arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME')}.`
          : message`Remove it from this role, and leave it to the role that sets up repositories.`,
      };
    }
  },
};

const withEveryProfile =
  'signs with every profile of the account, so a signature no longer says which pipeline made an image.';

/** What is lost, by the gravest of the actions. */
function lossOf({ actions }: PipelinePower): string {
  const found = losses.find(({ of }) => actions.some((action) => of.test(action)));
  return found?.loss ?? 'can change what guards the images of this role.';
}

const losses: readonly { readonly of: RegExp; readonly loss: string }[] = [
  { of: /Signing/, loss: 'can switch off the signing of the images that this role pushes.' },
  { of: /Scanning|AccountSetting/, loss: 'can switch off the scan of the images that this role pushes.' },
  {
    of: /CreationTemplate/,
    loss: 'can decide the policy, the tags and the encryption of every repository that is made by a template.',
  },
  {
    of: /Lifecycle/,
    loss: 'can have a rule delete released images, or keep what should go: a delete right by another name.',
  },
];
