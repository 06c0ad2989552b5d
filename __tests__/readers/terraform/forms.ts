/** The elements of a statement that both JSON and a data document have; every list is a list. */
export interface PlainStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy written in each of the ways that Terraform has; every one must read as the same document. */
export const forms: Readonly<Record<string, (statements: readonly PlainStatement[]) => string>> = {
  jsonencode: (statements) =>
    `resource "aws_iam_policy" "a" {\n  policy = jsonencode(${object(document(statements))})\n}\n`,
  'jsonencode of a local': (statements) =>
    `locals {\n  policy = ${object(document(statements))}\n}\nresource "aws_iam_policy" "a" {\n  policy = jsonencode(local.policy)\n}\n`,
  heredoc: (statements) =>
    `resource "aws_iam_policy" "a" {\n  policy = <<EOT\n${escaped(json(statements))}\nEOT\n}\n`,
  'indented heredoc': (statements) =>
    `resource "aws_iam_policy" "a" {\n  policy = <<-EOT\n${escaped(json(statements)).replace(/^/gm, '    ')}\n  EOT\n}\n`,
  'quoted JSON': (statements) => `resource "aws_iam_policy" "a" {\n  policy = ${text(json(statements))}\n}\n`,
  'data document': (statements) =>
    `data "aws_iam_policy_document" "a" {\n${statements.map(statementBlock).join('')}}\nresource "aws_iam_policy" "a" {\n  policy = data.aws_iam_policy_document.a.json\n}\n`,
  'override of a data document': (statements) =>
    `data "aws_iam_policy_document" "b" {\n${statements.map(statementBlock).join('')}}\ndata "aws_iam_policy_document" "a" {\n  override_policy_documents = [data.aws_iam_policy_document.b.json]\n}\nresource "aws_iam_policy" "a" {\n  policy = data.aws_iam_policy_document.a.json\n}\n`,
};

export function json(statements: readonly PlainStatement[]): string {
  return JSON.stringify(document(statements), null, 2);
}

function document(statements: readonly PlainStatement[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** `${` and `%{` are Terraform's own unless doubled. */
function escaped(value: string): string {
  return value.replace(/[$%](?=\{)/g, (found) => found + found);
}

/** A quoted text; of JSON's escapes HCL lacks \b and \f. */
function text(value: string): string {
  return escaped(JSON.stringify(value)).replace(/\\\\|\\b|\\f/g, (found) =>
    found === '\\b' ? '\\u0008' : found === '\\f' ? '\\u000c' : found,
  );
}

function object(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(object).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return text(String(value));
  return `{\n${Object.entries(value)
    .map(([key, each]) => `${/^[A-Z][A-Za-z]*$/.test(key) ? key : text(key)} = ${object(each)}\n`)
    .join('')}}`;
}

function statementBlock({
  Sid,
  Effect,
  Action,
  Resource,
  Principal = {},
  Condition = {},
}: PlainStatement): string {
  const principals = Object.entries(Principal).map(
    ([type, identifiers]) =>
      `    principals {\n      type = ${text(type)}\n      identifiers = ${object(identifiers)}\n    }\n`,
  );
  const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(
      ([variable, values]) =>
        `    condition {\n      test = ${text(test)}\n      variable = ${text(variable)}\n      values = ${object(values)}\n    }\n`,
    ),
  );
  return `  statement {
    sid       = ${text(Sid)}
    effect    = ${text(Effect)}
    actions   = ${object(Action)}
    resources = ${object(Resource)}
${principals.join('')}${conditions.join('')}  }
`;
}
