import { packageParts } from '../../access/codeartifact-resources.js';
import type { TextEdit } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import type { Element, PolicyDocument, TextItem } from '../../policy/document.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { Check } from '../check.js';
import { replaceText } from '../edits.js';
import { subjectOf } from '../element-place.js';

/** Formats whose packages have no namespace: its place in the ARN stays empty. */
const withoutNamespace: ReadonlySet<string> = new Set(['pypi', 'nuget', 'ruby', 'cargo']);

/**
 * `package/DOMAIN/REPOSITORY/FORMAT/NAMESPACE/NAME`: five parts, of which the namespace may be empty but never missing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodeartifact.html
 */
export const caPackageArnShape: Check = {
  id: 'ca-package-arn-shape',
  title: 'The ARN is of no package that there can be',
  severity: 'error',
  kinds: ['identity', 'codeartifact-repository', 'codeartifact-domain'],
  services: ['codeartifact'],

  *find({ policy }) {
    for (const statement of policy.statements) {
      const { resource, effect } = statement;
      if (!resource || resource.negated || effect === undefined) continue;
      for (const item of resource.items) {
        const fault = faultOf(item);
        if (!fault) continue;
        yield {
          at: item.node,
          value: item.text,
          statement,
          severity: fault.severity,
          message: message`${fault.what}, so ${code(item.text)} matches nothing, and the statement ${[
            effect === 'Allow' ? 'allows' : 'denies',
          ]} nothing there.`,
          help: message`Write ${code('package/DOMAIN/REPOSITORY/FORMAT/NAMESPACE/NAME')}; without a namespace two slashes stand together, as in ${code('npm//react')}.`,
          fix: fixOf(policy, resource, item),
          subject: subjectOf(policy, statement, [item]),
        };
      }
    }
  },
};

/** What is wrong with a package's ARN that names nothing; undefined where it may name something. */
function faultOf(
  item: TextItem,
): { readonly what: Message; readonly severity: 'error' | 'warning' } | undefined {
  const parts = packageParts(item);
  if (!parts) return undefined;
  const [, , format = '', namespace = ''] = parts;
  const isOpen = parts.some((part) => part.includes('*'));
  const five = message`A package’s ARN has five parts after ${code('package/')}`;
  if (parts.length < 5 && !isOpen)
    return { what: message`${five}, and this one has ${parts.length}`, severity: 'error' };
  if (parts.length > 5) return { what: message`${five}, and this one has more`, severity: 'error' };
  if (format !== 'npm' || !namespace.startsWith('@') || parts.length < 5) return undefined;
  const what = message`The namespace of an npm package is its scope without the ${code('@')}`;
  return { what, severity: 'warning' };
}

/** Certain for the formats without namespaces, and for a scope. */
function fixOf(policy: PolicyDocument, element: Element<TextItem>, item: TextItem): TextEdit[] {
  const [domain = '', repository = '', format = '', namespace = '', name] = packageParts(item) ?? [];
  if (hasWildcard(domain + repository + format)) return [];
  const start = `${item.text.slice(0, item.text.indexOf('package/'))}package/${domain}/${repository}/${format}`;
  if (name === undefined && namespace !== '' && withoutNamespace.has(format))
    return replaceText(policy, element, item, [`${start}//${namespace}`]);
  if (format === 'npm' && namespace.startsWith('@') && name !== undefined)
    return replaceText(policy, element, item, [`${start}/${namespace.slice(1)}/${name}`]);
  return [];
}
