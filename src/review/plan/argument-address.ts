/** A Terraform address of an argument, taken apart: `module.ci["a"].aws_iam_role.build[0].inline_policy[1].policy`. */
export interface ArgumentAddress {
  /** `module.ci["a"]`; empty for the root module. */
  readonly module: string;
  /** Without instance keys: `aws_iam_role.build`. */
  readonly resource: string;
  /** What follows, such as `.inline_policy[1].policy`. */
  readonly argument: string;
}

const key = String.raw`(?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])?`;
const moduleForm = new RegExp(String.raw`^(?:module\.[\w-]+${key}\.)*`);
const resourceForm = new RegExp(String.raw`^((?!module\.)\w+\.[\w-]+)${key}`);

/** Takes an address apart; undefined for what is no resource's, such as a JSON pointer. */
export function parseAddress(address: string): ArgumentAddress | undefined {
  const [module = ''] = moduleForm.exec(address) ?? [];
  const own = address.slice(module.length);
  const [whole = '', resource = ''] = resourceForm.exec(own) ?? [];
  if (resource === '') return undefined;
  return { module: module.slice(0, -1), resource, argument: own.slice(whole.length) };
}
