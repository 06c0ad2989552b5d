import { isEverything, parseArn } from '../policy/arn.js';
import { opened, patternsOverlap } from '../policy/pattern.js';
import type { TextItem } from '../policy/document.js';

/** What CodeArtifact's actions are about. https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html */
export type PackageResource = 'domain' | 'repository' | 'package' | 'package-group';

/** Whether a resource pattern may match a resource of a type. What cannot be known may be anything. */
export function mayBe({ text }: Pick<TextItem, 'text'>, type: PackageResource): boolean {
  const pattern = opened(text);
  if (isEverything(pattern)) return true;
  const arn = parseArn(pattern);
  // A pattern of fewer parts: its last star takes in the rest.
  if (!arn) return patternsOverlap(pattern, `arn:*:codeartifact:*:*:${type}/*`);
  return patternsOverlap(arn.service, 'codeartifact') && patternsOverlap(arn.resource, `${type}/?*`);
}

/** The domain that a repository's or package's ARN names, in whatever region and account: its ARN. */
export function domainArn({ text }: Pick<TextItem, 'text'>): string | undefined {
  const [, start, domain] = /^(arn:[^/?]*:)(?:repository|package|package-group)\/([^/*?]+)/.exec(text) ?? [];
  return start === undefined || domain === undefined ? undefined : `${start}domain/${domain}`;
}

/** What a package's ARN pattern names, part by part; undefined for what is none, or where the parts cannot be told. */
export function packageParts({ text, uncertain }: TextItem): readonly string[] | undefined {
  const resource = parseArn(text)?.resource;
  if (uncertain || resource?.startsWith('package/') !== true) return undefined;
  return resource.split('/').slice(1);
}
