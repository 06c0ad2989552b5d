import fc from 'fast-check';
import type { Json, JsonObject } from './values.js';

/** Pieces of texts that one format or another writes in its own way, and any character besides. */
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'Zz',
    '9',
    '*',
    '?',
    ':',
    '/',
    ' ',
    '  ',
    '"',
    "'",
    '\\',
    '${',
    '}',
    '%{',
    '$',
    '%',
    '#',
    ' #',
    ': ',
    '- ',
  ),
  fc.constantFrom(
    '\n',
    '\t',
    '\r',
    '\b',
    '\f',
    '\u0001',
    '\u0085',
    '\u2028',
    '\uFEFF',
    'é',
    '🚀',
    '//',
    '<<E',
    '~',
    '!',
    '&a',
    '{',
    '[',
    ',',
    '|',
    '>',
    '@',
    '`',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  // `&{` is a variable's beginning in a data document, and no other form's.
  .map((pieces) => pieces.join('').replaceAll('&{', '{').normalize('NFC'));

/** One value, or a list of them. */
const oneOrMore: fc.Arbitrary<Json> = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const principal: fc.Arbitrary<Json> = fc.oneof(
  fc.constant('*'),
  fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser'), oneOrMore, { minKeys: 1 }),
);
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotLike',
  'ArnLikeIfExists',
  'ForAnyValue:StringLike',
);
const condition: fc.Arbitrary<Json> = fc.dictionary(
  operator,
  fc.dictionary(text, oneOrMore, { minKeys: 1, maxKeys: 2 }),
  {
    minKeys: 1,
    maxKeys: 2,
  },
);

const statement: fc.Arbitrary<JsonObject> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Deny'),
    action: fc.tuple(fc.constantFrom('Action', 'NotAction'), oneOrMore),
    resource: fc.option(fc.tuple(fc.constantFrom('Resource', 'NotResource'), oneOrMore)),
    who: fc.option(fc.tuple(fc.constantFrom('Principal', 'NotPrincipal'), principal)),
    condition: fc.option(condition),
  })
  .map(({ effect, action, resource, who, condition: when }) => ({
    Effect: effect,
    ...(who && { [who[0]]: who[1] }),
    [action[0]]: action[1],
    ...(resource && { [resource[0]]: resource[1] }),
    ...(when !== null && { Condition: when }),
  }));

/** Any policy; statements have Sids or none, and no two the same. */
export const generated: fc.Arbitrary<JsonObject> = fc
  .record({
    statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
    single: fc.boolean(),
    named: fc.boolean(),
  })
  .map(({ statements, single, named }) => {
    const list = statements.map((each, index) => (named ? { Sid: `Sid${String(index)}`, ...each } : each));
    const [first] = list;
    return { Version: '2012-10-17', Statement: single && list.length === 1 && first ? first : list };
  });
