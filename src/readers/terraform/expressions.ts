import type { Span } from '../../domain/source.js';
import type { Cursor } from './cursor.js';
import { faults } from './faults.js';
import type { BinaryOperator, Expression, ObjectMember, Step } from './syntax.js';
import { readForHeader, readTemplate } from './templates.js';
import type { TokenKind } from './tokens.js';

/** How strongly each operator binds. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#binary-operators */
const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

const isOperator = (kind: TokenKind): kind is BinaryOperator => Object.hasOwn(precedence, kind);

/** What Terraform reads as a number: decimal digits, also with zeros before them. */
const number = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** Reads one expression. @throws FaultError where there is none; DepthError where it is too deep. */
export function readExpression(cursor: Cursor): Expression {
  cursor.enter();
  const condition = binary(cursor, 1);
  const whole = cursor.skip('?') ? conditional(cursor, condition) : condition;
  cursor.leave();
  return whole;
}

function conditional(cursor: Cursor, condition: Expression): Expression {
  const then = readExpression(cursor);
  cursor.expect(':', faults.colon);
  const otherwise = readExpression(cursor);
  return { type: 'conditional', start: condition.start, end: otherwise.end, condition, then, otherwise };
}

/** Operands that an operator of at least this precedence joins; all operators group to the left. */
function binary(cursor: Cursor, least: number): Expression {
  let left = operand(cursor);
  for (;;) {
    const operator = cursor.nextKind();
    if (!isOperator(operator) || precedence[operator] < least) return left;
    cursor.read();
    const right = binary(cursor, precedence[operator] + 1);
    left = { type: 'binary', start: left.start, end: right.end, operator, left, right };
  }
}

function operand(cursor: Cursor): Expression {
  const operator = cursor.nextKind();
  if (operator !== '-' && operator !== '!') return traversal(cursor, term(cursor));
  const { start } = cursor.read();
  cursor.enter();
  const inner = operand(cursor);
  cursor.leave();
  return { type: 'unary', start, end: inner.end, operator, operand: inner };
}

/** The steps behind an expression: `.name`, `[key]`, `.*`, `[*]` and the old `.0`. */
function traversal(cursor: Cursor, from: Expression): Expression {
  if (cursor.nextKind() !== '.' && cursor.nextKind() !== '[') return from;
  const steps: Step[] = [];
  let inAttributeSplat = false;
  for (;;) {
    const kind = cursor.nextKind();
    if (kind !== '.' && kind !== '[') break;
    const step: Step = kind === '.' ? dotStep(cursor, inAttributeSplat) : bracketStep(cursor);
    inAttributeSplat = kind === '.' && (inAttributeSplat || step.type === 'splat');
    steps.push(step);
  }
  const end = steps.at(-1)?.end ?? from.end;
  if (from.type !== 'traversal') return { type: 'traversal', start: from.start, end, root: from, steps };
  return { ...from, end, steps: [...from.steps, ...steps] };
}

function dotStep(cursor: Cursor, inAttributeSplat: boolean): Step {
  const { start } = cursor.read();
  const token = cursor.peek();
  if (token.kind === 'identifier') {
    cursor.read();
    return { type: 'attribute', name: cursor.source(token), start, end: token.end };
  }
  if (token.kind === 'number') {
    if (cursor.source(token).includes('.')) return cursor.fail(faults.legacyIndex);
    return { type: 'index', key: numberTerm(cursor), start, end: token.end };
  }
  if (token.kind !== '*' || inAttributeSplat) return cursor.fail(faults.attributeName);
  cursor.read();
  return { type: 'splat', start, end: token.end };
}

function bracketStep(cursor: Cursor): Step {
  const { start } = cursor.read();
  if (cursor.skip('*')) return { type: 'splat', start, end: cursor.expect(']', faults.bracket).end };
  return cursor.within(false, () => {
    const key = readExpression(cursor);
    return { type: 'index', key, start, end: cursor.expect(']', faults.bracket).end };
  });
}

function term(cursor: Cursor): Expression {
  switch (cursor.nextKind()) {
    case '(':
      return group(cursor);
    case 'number':
      return numberTerm(cursor);
    case 'identifier':
      return name(cursor);
    case 'open-quote':
    case 'open-heredoc':
      return readTemplate(cursor, readExpression);
    case '[':
      return tuple(cursor);
    case '{':
      return object(cursor);
    default:
      return cursor.fail(faults.expression);
  }
}

function group(cursor: Cursor): Expression {
  const { start } = cursor.read();
  return cursor.within(false, () => {
    const expression = readExpression(cursor);
    const { end } = cursor.expect(')', faults.parenthesis);
    return { type: 'group', start, end, expression };
  });
}

function numberTerm(cursor: Cursor): Expression {
  const token = cursor.read();
  const source = cursor.source(token);
  if (!number.test(source)) return cursor.fail(faults.number, token);
  return { type: 'number', start: token.start, end: token.end, source };
}

const keywords: ReadonlyMap<string, true | false | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function name(cursor: Cursor): Expression {
  const token = cursor.read();
  const { start, end } = token;
  const next = cursor.nextKind();
  if (next === '(' || next === '::') return call(cursor, token);
  const word = cursor.source(token);
  const value = keywords.get(word);
  if (value !== undefined) return { type: 'keyword', start, end, value };
  return { type: 'traversal', start, end, root: word, steps: [] };
}

function call(cursor: Cursor, first: Span): Expression {
  let called = cursor.source(first);
  while (cursor.skip('::')) called += `::${cursor.source(cursor.expect('identifier', faults.functionName))}`;
  cursor.expect('(', faults.functionName);
  return cursor.within(false, () => {
    const args: Expression[] = [];
    let expands = false;
    while (cursor.nextKind() !== ')') {
      args.push(readExpression(cursor));
      expands = cursor.skip('...');
      if (expands || !cursor.skip(',')) break;
    }
    const { end } = cursor.expect(')', faults.argument);
    return { type: 'call', start: first.start, end, name: called, args, expands };
  });
}

function tuple(cursor: Cursor): Expression {
  const { start } = cursor.read();
  return cursor.within(false, () => {
    if (cursor.isWord(cursor.peek(), 'for')) return forExpression(cursor, start, ']');
    const items: Expression[] = [];
    while (cursor.nextKind() !== ']') {
      items.push(readExpression(cursor));
      if (!cursor.skip(',')) break;
    }
    const { end } = cursor.expect(']', faults.bracket);
    return { type: 'tuple', start, end, items };
  });
}

function object(cursor: Cursor): Expression {
  const { start } = cursor.read();
  const isFor = cursor.within(false, () => cursor.isWord(cursor.peek(), 'for'));
  if (isFor) return cursor.within(false, () => forExpression(cursor, start, '}'));
  return cursor.within(true, () => {
    const members: ObjectMember[] = [];
    for (;;) {
      while (cursor.skip('newline')) continue;
      if (cursor.nextKind() === '}') break;
      members.push(objectMember(cursor));
      if (cursor.nextKind() !== '}' && !cursor.skip(',') && !cursor.skip('newline')) break;
    }
    const { end } = cursor.expect('}', faults.objectItem);
    return { type: 'object', start, end, members };
  });
}

function objectMember(cursor: Cursor): ObjectMember {
  const key = readExpression(cursor);
  if (!cursor.skip('=') && !cursor.skip(':')) return cursor.fail(faults.objectKey);
  return { key, value: readExpression(cursor) };
}

function forExpression(cursor: Cursor, start: number, closer: ']' | '}'): Expression {
  cursor.read();
  const { key: keyName, item: valueName, collection } = readForHeader(cursor, readExpression);
  cursor.expect(':', faults.forExpression);
  const first = readExpression(cursor);
  const second = cursor.skip('=>') ? readExpression(cursor) : undefined;
  const groups = cursor.skip('...');
  const condition = cursor.isWord(cursor.peek(), 'if') ? conditionOf(cursor) : undefined;
  const { end } = cursor.expect(closer, faults.forExpression);
  // A list has no keys and nothing to group by them; an object has keys.
  if (closer === ']' ? second !== undefined || groups : second === undefined)
    return cursor.fail(faults.forExpression, first);
  const [key, value] = second ? [first, second] : [undefined, first];
  return { type: 'for', start, end, keyName, valueName, collection, key, value, condition };
}

function conditionOf(cursor: Cursor): Expression {
  cursor.read();
  return readExpression(cursor);
}
