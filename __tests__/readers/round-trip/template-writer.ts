import { Document, isAlias, isNode, isPair, isScalar, visit } from 'yaml';
import { mapTexts, type Json, type JsonObject } from './values.js';

/** A policy as a template has it: the document of a managed policy. */
export function template(document: Json): JsonObject {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Build: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } } },
  };
}

/**
 * A policy whose texts CloudFormation puts together: by Join, by Select, by Sub without and with names of its own. What it
 * says stays the same.
 */
export function withIntrinsics(policy: JsonObject): Json {
  let count = 0;
  return mapTexts(policy, (text) => {
    // The language's own words stay, as people write them.
    if (/^(?:Allow|Deny|20\d\d-10-17|)$/.test(text)) return text;
    const letters = Array.from(text);
    const start = letters.slice(0, letters.length >> 1).join('');
    const end = text.slice(start.length);
    const form = count++ % 5;
    switch (form === 1 || form === 2 ? (isSub.test(text) ? form : 0) : form) {
      case 0:
        return { 'Fn::Join': ['', [start, end]] };
      case 1:
        return { 'Fn::Sub': literal(text) };
      case 2:
        return { 'Fn::Sub': [`\${Start}${literal(end)}`, { Start: start }] };
      case 3:
        return { 'Fn::Select': [1, ['other', text]] };
      default:
        return text;
    }
  });
}

/** A text in which every `${` has its `}`: what Sub makes of another, AWS does not say. */
const isSub = /^(?:[^$]|\$(?!\{)|\$\{[^{}$]+\})*$/;

/** In Sub `${` begins a name; `${!` is how a text has it. */
function literal(text: string): string {
  return text.replace(/\$\{([^{}]*)\}/g, '${!$1}');
}

/** A value in YAML with every intrinsic in its short form. */
export function shortForms(value: Json): string {
  const document = new Document(value);
  visit(document, {
    Map: (_key, { items: [only, ...others] }) => {
      const key = isPair(only) && isScalar(only.key) ? String(only.key.value) : '';
      if (others.length > 0 || !key.startsWith('Fn::') || !isPair(only)) return undefined;
      const inner = only.value;
      if (!isNode(inner) || isAlias(inner)) return undefined;
      inner.tag = key.replace('Fn::', '!');
      return inner;
    },
  });
  return document.toString({ lineWidth: 0 });
}
