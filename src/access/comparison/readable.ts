import { arnSegments, arnsOverlap } from '../../policy/arn.js';
import { opened } from '../../policy/pattern.js';

/**
 * Texts that a person would sooner read than the shortest ones that match a pattern: its wildcards filled with what could
 * stand there. Those that do not fit after all are not used, so any text is fine.
 */
export function readableTexts(patterns: Iterable<string>): string[] {
  const texts: string[] = [];
  for (const pattern of patterns) for (const words of fillings) texts.push(filled(pattern, words));
  return texts;
}

/**
 * The same of resources, as AWS forms the ARNs of their types: `package/acme/r*` as a package in a repository of acme. A form
 * is as in AWS's list, `arn:${Partition}:s3:::${BucketName}/${ObjectName}`.
 */
export function readableResources(patterns: readonly string[], forms: readonly string[]): string[] {
  return forms.flatMap((form) => {
    const most = opened(form);
    const own = patterns.map(opened).filter((pattern) => arnsOverlap(pattern, most));
    return [...own, most].flatMap((pattern) => fillings.map((words) => formed(form, pattern, words)));
  });
}

interface Filling {
  readonly region: string;
  readonly account: string;
  readonly name: string;
  /** By the names of the parts of CodeArtifact's ARNs; a package need not have a namespace. */
  readonly parts: Readonly<Record<string, string>>;
}

const firstFilling: Filling = {
  region: 'us-east-1',
  account: '111122223333',
  name: 'example',
  parts: packageIn('acme', 'releases', 'npm', 'left-pad'),
};

const fillings: readonly Filling[] = [
  firstFilling,
  {
    region: 'eu-west-1',
    account: '444455556666',
    name: 'another',
    parts: packageIn('umbrella', 'snapshots', 'pypi', 'requests'),
  },
  {
    region: 'ap-south-1',
    account: '999988887777',
    name: 'x1',
    parts: packageIn('initech', 'mirror', 'maven', 'junit'),
  },
];

function packageIn(domain: string, repository: string, format: string, name: string): Filling['parts'] {
  return {
    DomainName: domain,
    RepositoryName: repository,
    PackageFormat: format,
    PackageNamespace: '',
    PackageName: name,
    EncodedPackageGroupPattern: `/${format}/${domain}`,
  };
}

/** What could stand for a part of an ARN, by AWS's name for the part; other services have parts of the same names. */
export function wordFor(part: string, service: string, filling: Filling = firstFilling): string {
  const { region, account, name, parts } = filling;
  if (part === 'Partition') return 'aws';
  if (part === 'Region') return region;
  if (part === 'Account') return account;
  return service === 'codeartifact' ? (parts[part] ?? name) : name;
}

/** An ARN's segments by what they are, anything else by a name. */
function filled(pattern: string, { region, account, name }: Filling): string {
  const open = opened(pattern);
  if (!open.startsWith('arn:')) return fill(open, name);
  const words = ['arn', 'aws', 's3', region, account];
  return open
    .split(':')
    .map((segment, index) => fill(segment, words[index] ?? name))
    .join(':');
}

function fill(text: string, word: string): string {
  return text.replace(/\*+/g, word).replaceAll('?', 'x');
}

/** A resource of a form that is likely to match the pattern: part by part what the pattern says, else a word. */
function formed(form: string, pattern: string, filling: Filling): string {
  const given = arnSegments(pattern);
  const service = arnSegments(form)[2] ?? '';
  return arnSegments(form)
    .map((segment, index) => {
      const parts = segment.split('/');
      const own = partsOf(given[index] ?? '*', parts.length);
      return parts.map((part, at) => formedPart(part, own[at] ?? '*', service, filling)).join('/');
    })
    .join(':');
}

/** A pattern's parts, not more than a form has: a star at the pattern's end may hold several. */
function partsOf(pattern: string, most: number): string[] {
  const parts = pattern.split('/');
  return parts.length <= most ? parts : [...parts.slice(0, most - 1), parts.slice(most - 1).join('/')];
}

function formedPart(form: string, pattern: string, service: string, filling: Filling): string {
  const word = form.replace(/\$\{([^}]*)\}/g, (_, part: string) => wordFor(part, service, filling));
  if (!form.includes('${')) return word;
  const beginning = /^([^*?]*)\*$/.exec(pattern)?.[1];
  return beginning !== undefined && word.startsWith(beginning) ? word : fill(pattern, word);
}
