import { reachesItsResource } from '../../access/action-reach.js';
import { verbOf } from '../../access/verbs.js';
import { code, codeList, message } from '../../domain/message.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { ServiceData } from '../../policy/service-data.js';
import { changesIn, isWholeService, isWrittenFor } from '../action-pattern.js';
import type { Check, CheckContext } from '../check.js';
import { subjectOf } from '../element-place.js';
import { onResources } from '../grant-words.js';
import { powerSets } from '../power-sets.js';

/**
 * `ecr:Batch*` reads like a pull and deletes images as well: a pattern takes in what AWS has named alike, now and later.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 */
export const ecrWildcardReachesPut: Check = {
  id: 'ecr-wildcard-reaches-put',
  title: 'An action pattern takes in more than it says',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['ecr'],

  *find(context) {
    const patterns = patternsOf(context);
    if (patterns.length === 0) return;
    const named = namedActions(context);
    const surplus = surplusOf(named, context.services);
    for (const item of patterns) {
      const taken = surplus(item);
      const here = context.grants.ofAny(taken).filter((grant) => grant.actionItem === item);
      const real = here.filter((grant) => reachesItsResource(context.services, grant));
      const [first] = real;
      const actions = [...new Set(real.map(({ action }) => action))];
      if (!first || actions.every((each) => each === importing) || isForOthers(context, named)) continue;
      const resources = [...new Set(real.map(({ resource }) => resource))];
      yield {
        at: item.node,
        value: item.text,
        statement: first.statement,
        message: message`${code(item.text)}${onResources(real)} also allows ${codeList(actions.sort(byHarm), 3)}. Nothing that this role may do by name is of that kind, so it is likely more than was meant, and grows with each action that AWS names alike.`,
        help: message`List the actions that are needed, each by its name.`,
        subject: subjectOf(context.policy, first.statement, resources),
      };
    }
  },
};

/** It does something only under a pull through cache's prefix, and by itself is not worth a word. */
const importing = 'ecr:BatchImportUpstreamImage';

/** The patterns of ECR's actions that do not say what they are for: not all, not one power, not deleting. */
function patternsOf({ policy, services }: CheckContext): TextItem[] {
  return policy.statements.flatMap(({ effect, action }) => {
    if (effect !== 'Allow' || !action || action.negated) return [];
    return action.items.filter(
      (item) =>
        hasWildcard(item.text) &&
        isOfEcr(item) &&
        !item.uncertain &&
        !isWholeService(item) &&
        !/delete/i.test(item.text) &&
        !powerSets.some((powers) => isWrittenFor(services, item, powers)),
    );
  });
}

/**
 * What a pattern changes that the role does nowhere by name: for a role that only reads by name, all changes; for one
 * that pushes, all but what belongs to a push and what ecr-push-and-delete tells of.
 */
function surplusOf(named: readonly TextItem[], services: ServiceData): (item: TextItem) => string[] {
  const changes = new Set(named.flatMap((item) => changesIn(services, item)));
  const pushes = named.some(({ text }) => pushing.test(text));
  return (item) =>
    changesIn(services, item).filter(
      (action) => !changes.has(action) && (!pushes || verbOf(action) === 'administer'),
    );
}

const pushing = /:(?:PutImage|InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload)$/i;

/** The ECR actions that the role's policies allow by name. */
function namedActions({ grants }: CheckContext): TextItem[] {
  return grants.policies.flatMap(({ statements }) =>
    statements.flatMap(({ effect, action }) =>
      effect === 'Allow' && action && !action.negated
        ? action.items.filter((item) => isOfEcr(item) && !hasWildcard(item.text))
        : [],
    ),
  );
}

function isOfEcr({ text }: TextItem): boolean {
  return /^ecr:/i.test(text);
}

/** Whoever sets up repositories, or is a person, may well mean the pattern. */
function isForOthers({ actor }: CheckContext, named: readonly TextItem[]): boolean {
  const { kinds, source } = actor();
  if (source === 'content' && named.some(({ text }) => /:CreateRepository$/i.test(text))) return true;
  return kinds.has('admin') || kinds.has('infrastructure') || kinds.has('people');
}

const harm = ['publish', 'delete', 'administer'];

function byHarm(left: string, right: string): number {
  return harm.indexOf(verbOf(left) ?? '') - harm.indexOf(verbOf(right) ?? '');
}
