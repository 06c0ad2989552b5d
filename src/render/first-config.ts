import type { ArtifactToday } from '../access/contract-today.js';
import type { PolicyDeclaration } from '../config/settings.js';
import { verbs } from '../domain/review.js';
import type { PolicyKind } from '../policy/kind.js';
import { parseArn } from '../policy/arn.js';
import { safeLog } from './safe-log.js';
import { countOf } from './wording.js';
import { yamlText } from './yaml-text.js';

/** What a first config is made from. */
export interface FirstConfig {
  /** How many policies were found, and in how many files. */
  readonly found: { readonly policies: number; readonly files: number };
  /** Files that were not read, with the reason in words. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** What a config that is there already says of files. */
  readonly ignore: readonly string[];
  readonly declared: readonly PolicyDeclaration[];
  /** Policies of which nothing says who has them, or what they are on. */
  readonly unattached: readonly {
    readonly path: string;
    readonly kind: PolicyKind;
    readonly alone: boolean;
  }[];
  /** Accounts that policies on artifacts name, besides those of the artifacts, with the file that does. */
  readonly accounts: readonly { readonly account: string; readonly path: string }[];
  readonly artifacts: readonly ArtifactToday[];
}

/** A config as YAML, with a comment where the reader must decide. Every text of the files is quoted. */
export function firstConfigText(config: FirstConfig): string {
  const { policies, files } = config.found;
  const sections = [
    [
      policies === 0
        ? '# No policy was found here.'
        : `# Who may do what to the artifacts today, as ${countOf(policies, ['policy', 'policies'])} in ${countOf(files, ['file', 'files'])} ${policies === 1 ? 'has' : 'have'} it: not who should.`,
      '# Look it through, and save it as .github/artifact-access.yml. Every key is explained in docs/configuration.md.',
      ...config.unread.map(({ path, reason }) => comment(`Not read: ${path}: ${reason}`)),
    ],
    accountLines(config),
    config.ignore.length > 0 ? ['ignore:', ...config.ignore.map((glob) => `  - ${yamlText(glob)}`)] : [],
    policyLines(config),
    artifactLines(config.artifacts),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** One line, whatever is in the text. */
function comment(text: string): string {
  return `# ${safeLog(text)}`;
}

function accountLines({ accounts }: FirstConfig): string[] {
  if (accounts.length === 0) return [];
  return [
    '# Policies on artifacts let these accounts in. Keep those that you trust, and take the # away:',
    '# trusted-accounts:',
    ...accounts.map(({ account, path }) => comment(`  - '${account}' # ${path}`)),
  ];
}

function policyLines({ declared, unattached }: FirstConfig): string[] {
  const alone = unattached.filter((each) => each.alone);
  const others = [...new Set(unattached.filter((each) => !each.alone).map(({ path }) => path))];
  const dash = declared.length > 0 ? '' : '# ';
  if (declared.length === 0 && unattached.length === 0) return [];
  return [
    ...(alone.length > 0
      ? [
          '# Nothing here says who has these policies, or what they are on, so the contract below leaves them out. Fill in',
          '# attached-to, take the # away, save, and run init again:',
        ]
      : []),
    ...(declared.length > 0 || alone.length > 0 ? [`${dash}policies:`] : []),
    ...declared.flatMap(declaredLines),
    ...alone.flatMap(({ path, kind }) => [
      comment(`  - files: ${yamlText(path)}`),
      comment(`    attached-to: ${attachmentOf[kind] ?? 'arn:aws:SERVICE:REGION:ACCOUNT:NAME'}`),
    ]),
    ...others.map((path) => comment(`${path} holds several policies of which nothing says who has them.`)),
  ];
}

function declaredLines({ files, kind, attachedTo }: PolicyDeclaration): string[] {
  return [
    `  - files: [${files.map(yamlText).join(', ')}]`,
    ...(kind === undefined ? [] : [`    kind: ${kind}`]),
    ...(attachedTo === undefined ? [] : [`    attached-to: ${yamlText(attachedTo)}`]),
  ];
}

/** The form of the ARN that a policy of a kind hangs on, for the reader to fill in. */
const attachmentOf: Readonly<Partial<Record<PolicyKind, string>>> = {
  identity: 'arn:aws:iam::ACCOUNT:role/NAME',
  'ecr-repository': 'arn:aws:ecr:REGION:ACCOUNT:repository/NAME',
  'ecr-public-repository': 'arn:aws:ecr-public::ACCOUNT:repository/NAME',
  'codeartifact-domain': 'arn:aws:codeartifact:REGION:ACCOUNT:domain/NAME',
  'codeartifact-repository': 'arn:aws:codeartifact:REGION:ACCOUNT:repository/DOMAIN/NAME',
  's3-access-point': 'arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME',
};

function artifactLines(artifacts: readonly ArtifactToday[]): string[] {
  if (artifacts.length === 0)
    return ['# No policy of a known holder names an artifact, so there is no contract to state yet.'];
  const names = namesOf(artifacts.map(({ resource }) => resource));
  return [
    '# The access contract. A verb with [] is for nobody.',
    'artifacts:',
    ...artifacts.flatMap((artifact, index) => [
      `  - name: ${yamlText(names[index] ?? artifact.resource)}`,
      `    resources: [${yamlText(artifact.resource)}]`,
      ...verbLines(artifact),
    ]),
  ];
}

function verbLines({ may, notGoverned }: ArtifactToday): string[] {
  return verbs.flatMap((verb) => {
    const list = may[verb];
    const open = notGoverned.find((each) => each.verb === verb);
    if (!list)
      return open
        ? [`    ${comment(`${verb}: not governed, since ${open.who} has it, whom a contract cannot list`)}`]
        : [];
    if (list.length === 0) return [`    ${verb}: []`];
    const [first] = list;
    if (list.length === 1 && first !== undefined) return [`    ${verb}: [${yamlText(first)}]${doubt(first)}`];
    return [`    ${verb}:`, ...list.map((each) => `      - ${yamlText(each)}${doubt(each)}`)];
  });
}

/** What deserves a second look. */
function doubt(principal: string): string {
  if (principal === '*') return ' # anyone';
  return principal.endsWith(':*') ? ' # a whole account' : '';
}

/** The last part of each ARN; the whole where two would be called the same. */
function namesOf(resources: readonly string[]): string[] {
  const short = resources.map((arn) => {
    const { service = '', resource = arn } = parseArn(arn) ?? {};
    const name = resource.replace(/^(?:repository|domain|package|package-group|accesspoint)\//, '');
    return /^[*?/]*$/.test(name) ? `everything in ${service}` : name;
  });
  return short.map((name, index) =>
    short.filter((other) => other === name).length > 1 ? (resources[index] ?? name) : name,
  );
}
