import { hasWildcard, openPart, patternCovers } from '../policy/pattern.js';
import type { TextItem } from '../policy/document.js';
import type { CiIssuer, TrustedIssuer } from './ci-issuers.js';
import { mayBeginAlike } from './resource-overlap.js';

/**
 * Whom a subject pattern lets in beyond one project: owners that anybody can register, every project of one owner, or
 * all projects whose names are alike.
 */
export type SubjectReach = 'owners' | 'projects' | 'names';

/** How the subject of a build service begins: with the owner of the project, and mostly the project. */
interface SubjectForm {
  readonly begins: string;
  readonly ownerEnd: string;
  /** Undefined where the project is no part of the same word. */
  readonly projectEnd: string | undefined;
}

/**
 * The subjects that each service makes unless told otherwise; an organization may have chosen another form, of which
 * nothing is said. Newer repositories of GitHub have `ORG@ID/REPO@ID`.
 * https://docs.github.com/actions/reference/security/oidc and https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
const forms: ReadonlyMap<string, SubjectForm> = new Map([
  ['GitLab CI', { begins: 'project_path:', ownerEnd: '/', projectEnd: ':' }],
  ['HCP Terraform', { begins: 'organization:', ownerEnd: ':', projectEnd: undefined }],
  ['Buildkite', { begins: 'organization:', ownerEnd: ':', projectEnd: undefined }],
  ['Codefresh', { begins: 'account:', ownerEnd: ':', projectEnd: undefined }],
  ['Pulumi', { begins: 'pulumi:deploy:org:', ownerEnd: ':', projectEnd: undefined }],
]);
const githubForm: SubjectForm = { begins: 'repo:', ownerEnd: '/', projectEnd: ':' };

/** Whether tokens are of GitHub, be it GitHub.com, an enterprise's own issuer or a GitHub Enterprise Server. */
export function isGithub(issuer: Pick<CiIssuer, 'subject'>): boolean {
  return issuer.subject.startsWith(githubForm.begins);
}

/** What a subject pattern takes in beyond one project; undefined where it does not, or has a form of its own. */
export function reachOf(item: TextItem, issuer: TrustedIssuer): SubjectReach | undefined {
  const form = isGithub(issuer) ? githubForm : forms.get(issuer.name);
  if (!form || !hasWildcard(item.text)) return undefined;
  // What is not known is taken for a name without wildcards or separators.
  const reach = reachOfText(item.text.replace(openPart, 'x'), form);
  return item.uncertain && reach !== 'projects' ? undefined : reach;
}

function reachOfText(text: string, { begins, ownerEnd, projectEnd }: SubjectForm): SubjectReach | undefined {
  if (!text.startsWith(begins)) return mayBeginAlike(text, begins) ? 'owners' : undefined;
  const [owner, behindOwner] = parted(text.slice(begins.length), ownerEnd);
  if (isOpen(owner)) return 'owners';
  if (projectEnd === undefined || behindOwner === undefined) return undefined;
  const [project] = parted(behindOwner, projectEnd);
  if (/^[*?]+$/.test(project)) return 'projects';
  return isOpen(project) ? 'names' : undefined;
}

/** A wildcard behind `@` stands for the number of an owner or repository whose name is given. */
function isOpen(name: string): boolean {
  return /[*?]/.test(name.split('@')[0] ?? '');
}

function parted(text: string, separator: string): readonly [before: string, behind: string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Whether a subject pattern takes in jobs of pull requests, or of branches that anybody who may push can make. Of other
 * services than GitHub, any pattern that leaves the end open.
 */
export function takesAnyBranch({ text }: TextItem, issuer: TrustedIssuer): boolean {
  if (!isGithub(issuer)) return /[*?]$/.test(text);
  const project = /^repo:[^:]*(?=:)/.exec(text)?.[0];
  if (project === undefined) return /[*?]$/.test(text);
  const begins = project.replace(/[*?]/g, 'x');
  const jobs = text.slice(project.length);
  return [':pull_request', ':ref:refs/heads/?*'].some((job) => patternCovers(begins + jobs, begins + job));
}
