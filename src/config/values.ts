/** A text that only some values fit. `problem` goes on after the value: "`x` is no AWS Region, ...". */
export interface TextRule {
  readonly pattern: RegExp;
  readonly problem: string;
}

/** Also part of a host name, so nothing else may be in it. */
export const region: TextRule = {
  pattern: /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/,
  problem: 'is no AWS Region, such as eu-west-1',
};

/** It stands in the marker of each comment. */
export const commentTag: TextRule = {
  pattern: /^[A-Za-z0-9._-]{1,64}$/,
  problem: 'is no tag: a tag has 1 to 64 letters, digits, dots, hyphens and underscores',
};

export const workflowFile: TextRule = {
  pattern: /^[\w. -]+\.ya?ml$/,
  problem: 'is not the file name of a workflow, such as artifact-access.yml (without .github/workflows/)',
};

/** A file to write. What an input names is the job's own affair; see {@link workspaceFile} for the config's. */
export const outputFile: TextRule = {
  pattern: /^[^\p{Cc}]+$/u,
  problem: 'is no path: it has control characters',
};

/** A file to write that a config names: one for every run of the repository, so it stays in the workspace. */
export const workspaceFile: TextRule = {
  pattern: /^(?![/\\~]|[A-Za-z]:)(?!.*(?:^|[/\\])\.\.(?:[/\\]|$))[^\p{Cc}]+$/u,
  problem: 'is not a path in the workspace: it has to be relative, without ".."',
};

export const account: TextRule = {
  pattern: /^\d{12}$/,
  problem: 'is no AWS account number, which has 12 digits',
};

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const organization: TextRule = {
  pattern: /^o-[a-z0-9]{10,32}$/,
  problem: 'is not the id of an organization, such as o-a1b2c3d4e5',
};

/** An ARN in which `*` and `?` are wildcards, or `*` for everything. */
export const arnPattern: TextRule = {
  pattern: /^(?:\*|arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+)$/,
  problem: 'is no ARN pattern, such as arn:aws:iam::111122223333:role/deploy-*',
};

/** What one policy hangs on; parts of it may be filled in. */
export const arn: TextRule = {
  pattern: /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+$/,
  problem: 'is no ARN, such as arn:aws:iam::111122223333:role/release',
};

export const servicePrincipal: TextRule = {
  pattern: /^[a-z0-9*?.-]+$/,
  problem: 'is no service principal, such as codebuild.amazonaws.com',
};

export const action: TextRule = {
  pattern: /^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/,
  problem: 'is no action, such as ecr:DeleteRepository',
};

export const someText: TextRule = { pattern: /\S/, problem: 'is empty' };
