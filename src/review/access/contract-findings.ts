import type { Governed } from '../../access/contract.js';
import { contractPolicy } from '../../access/contract.js';
import type { Subject, ToldAccess } from '../../access/access-of.js';
import { accessBeyond } from '../../access/access-of.js';
import { touches } from '../../access/contents.js';
import { lacksResource } from '../../access/own-resource.js';
import { parseArn } from '../../policy/arn.js';
import type { PolicyDocument } from '../../policy/document.js';
import { accountOf, isAccount } from '../../policy/principal.js';
import { granteeItem } from '../../access/grantee.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Verb } from '../../domain/review.js';
import { verbs } from '../../domain/review.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { AccessFinding } from './access-findings.js';
import { enumeration } from '../../render/wording.js';
import { accessFinding, textsOf, witnessText } from './access-findings.js';
import type { OwnAccounts } from './own-accounts.js';
import { contractUndecided } from './undecided.js';

/** The contract, and what is needed to hold policies to it. */
export interface ContractTools {
  readonly governed: readonly Governed[];
  readonly accounts: OwnAccounts;
  readonly services: ServiceData;
  /** Bounds each comparison; see compare.ts. */
  readonly steps: number;
}

/**
 * Where one version of a subject's policies gives more than the contract allows: granted to someone who is not listed.
 * Services are not held to it, since it lists principals of accounts. A policy of which nobody knows who has it, or which
 * artifact it is on, cannot be compared with a list: that is said once for each such policy.
 */
export function contractFindings(
  policies: readonly PolicyDocument[],
  { holder }: Subject,
  tools: ContractTools,
): AccessFinding[] {
  const { governed, services, steps } = tools;
  if (policies.length === 0) return [];
  const contract = contractPolicy(governed, holder);
  const { found, undecided } = accessBeyond(contract, policies, holder, services, steps);
  const breaks = found.filter(
    (told) => told.access.request.principal?.type !== 'Service' && !isOwnAccount(told, tools),
  );
  const isKnown = ({ access: { policy, statement } }: ToldAccess): boolean =>
    holder === undefined ? !lacksResource(policy, statement) : holder.startsWith('arn:');
  return [
    ...together(breaks.filter(isKnown), tools.governed).map((list) => brokenBy(list, holder)),
    ...unknown(
      breaks.filter((told) => !isKnown(told)),
      holder,
    ),
    ...contractUndecided(policies, undecided),
  ];
}

/**
 * Whether a grant is to the account of the artifact as a whole, which delegates to its identity policies: these are held to
 * the contract. A bucket's ARN has no account: it counts as of those of which the change shows something, or that are
 * listed for it.
 */
function isOwnAccount({ access, change }: ToldAccess, { governed, accounts }: ContractTools): boolean {
  const item = granteeItem(access.statement, access.request);
  const account = item && isAccount(item) ? accountOf(item) : undefined;
  if (account === undefined) return false;
  const owner = parseArn(change.resource)?.account ?? '';
  if (owner !== '') return account === owner;
  const listed = governed.flatMap(({ may, resources }) =>
    touches(change.resource, resources) ? Object.values(may).flat() : [],
  );
  return accounts.owns(account) || listed.some((arn) => parseArn(arn)?.account === account);
}

interface Broken {
  readonly entry: Governed | undefined;
  readonly list: readonly [ToldAccess, ...ToldAccess[]];
}

/** What one statement gives on one entry of the contract is told together. */
function together(breaks: readonly ToldAccess[], governed: readonly Governed[]): Broken[] {
  const groups = new Map<string, Broken>();
  for (const told of breaks) {
    const { access, change } = told;
    const entry = governed.find(
      ({ may, resources }) => may[change.verb] !== undefined && touches(change.resource, resources),
    );
    const key = JSON.stringify([access.policy.id, access.statement.index, entry?.name]);
    const list = groups.get(key)?.list;
    groups.set(key, { entry, list: list ? [...list, told] : [told] });
  }
  return [...groups.values()];
}

function brokenBy({ entry, list }: Broken, holder: string | undefined): AccessFinding {
  const [{ access, change, at }] = list;
  const told = verbs.filter((verb) => list.some((each) => each.change.verb === verb));
  const name = entry?.name ?? change.resource;
  const who = codeList(textsOf(list, 'principal'), 3);
  return accessFinding(
    { ...access, at, side: 'head' },
    {
      rule: 'contract-not-listed',
      severity: 'error',
      title: 'Access that the contract does not give',
      message: message`${who} can ${enumeration(told)} ${code(name)}, ${witnessText(change)}. The contract lets ${listedFor(told, entry)}.`,
      help: message`Remove the grant, or list the principal under ${code('artifacts')} in the config, which takes effect from the base branch.`,
      value: holder === undefined ? `${name}: ${textsOf(list, 'principal').join(', ')}` : name,
    },
    'access-contract',
  );
}

/** `only A read and nobody delete` */
function listedFor(told: readonly Verb[], entry: Governed | undefined): Message {
  const parts = told.map((verb) => {
    const listed = entry?.may[verb] ?? [];
    return listed.length === 0 ? message`nobody ${verb}` : message`only ${codeList(listed, 2)} ${verb}`;
  });
  return parts.reduce(
    (all, part, index) => message`${all}${index === parts.length - 1 ? ' and ' : ', '}${part}`,
  );
}

function unknown([first]: readonly ToldAccess[], holder: string | undefined): AccessFinding[] {
  if (!first) return [];
  const { access, change, at } = first;
  const isHeld = holder !== undefined;
  const gives = isHeld
    ? message`The policy lets its holder ${change.verb} artifacts that the contract governs`
    : message`If this policy is on an artifact that the contract governs, it lets someone ${change.verb} it who is not listed`;
  return [
    accessFinding(
      { ...access, at, side: 'head' },
      {
        rule: 'contract-holder-unknown',
        severity: 'warning',
        title: isHeld ? 'Nobody knows who has this policy' : 'Nobody knows what this policy is on',
        message: message`${gives}, ${witnessText(change)}. Nothing here says ${isHeld ? 'who has it' : 'what it is on'}, so it could not be held to the contract.`,
        help: message`Say under ${code('policies')} in the config what the file is ${code('attached-to')}.`,
        value: isHeld ? change.as.resource : change.as.principal,
      },
      'access-contract',
    ),
  ];
}
