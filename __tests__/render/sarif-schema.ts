import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

/**
 * SARIF 2.1.0 as a JSON schema, made of the definitions that `@types/sarif` has from the standard's own schema: which
 * properties there are, which are required, of which type, and the words that an enumeration has. What TypeScript cannot
 * say (least values, forms of addresses) stands in `sarif-values.json`.
 */
export function sarifSchema(): object {
  const file = createRequire(import.meta.url).resolve('@types/sarif/index.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const definitions: Record<string, object> = {};
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement))
      definitions[statement.name.text] = objectSchema(statement.members, source);
    if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
      for (const alias of statement.body.statements.filter(ts.isTypeAliasDeclaration))
        definitions[`${statement.name.text}.${alias.name.text}`] = typeSchema(alias.type, source);
    }
  }
  return { $ref: '#/definitions/Log', definitions };
}

/** Only a property bag, which has an index signature, may hold what is not named. */
function objectSchema(members: ts.NodeArray<ts.TypeElement>, source: ts.SourceFile): object {
  const named = members.filter(ts.isPropertySignature);
  const rest = members.find(ts.isIndexSignatureDeclaration);
  const name = (member: ts.PropertySignature): string =>
    ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(source);
  const properties = named.map((each) => [name(each), each.type ? typeSchema(each.type, source) : {}]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as object,
    required: named.filter(({ questionToken }) => !questionToken).map(name),
    additionalProperties: rest ? typeSchema(rest.type, source) : false,
  };
}

function typeSchema(type: ts.TypeNode, source: ts.SourceFile): object {
  if (ts.isUnionTypeNode(type)) {
    // `| undefined` says that the property may be left out, and JSON has no undefined.
    const parts = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    return { anyOf: parts.map((part) => typeSchema(part, source)) };
  }
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: typeSchema(type.elementType, source) };
  if (ts.isTypeLiteralNode(type)) return objectSchema(type.members, source);
  if (ts.isTypeReferenceNode(type)) return { $ref: `#/definitions/${type.typeName.getText(source)}` };
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return { const: type.literal.text };
  const word = type.getText(source);
  if (word === 'any') return {};
  if (['string', 'number', 'boolean'].includes(word)) return { type: word };
  throw new Error(`@types/sarif has a type that this does not know: ${word}`);
}
