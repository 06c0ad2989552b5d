import { wildcardMatcher, opened } from '../../policy/pattern.js';
import type { TextItem } from '../../policy/document.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { Verdict } from '../evaluation/verdict.js';
import { certain, negate, perhaps } from '../evaluation/verdict.js';
import type { Budget } from './box.js';
import type { Term } from './terms.js';
import { Grouping } from './grouping.js';
import { textClasses } from './text-classes.js';
import { textPattern } from './tokens.js';

/** Actions that the same statements take in. */
export interface ActionClass {
  /** Names, or one that stands for many. */
  readonly actions: readonly [string, ...string[]];
  readonly verdicts: readonly Verdict[];
}

/** Reads a statement's Action once, for many actions. */
export interface ActionMatcher {
  /** Whether the statement takes an action in, given in lower case. */
  readonly match: (action: string) => Verdict;
  /** Whether it may tell the actions of a service apart; if not, what holds for one of them holds for all. */
  readonly tellsApart: (service: string) => boolean;
}

/** Names are looked up, and only the patterns of the action's own service are tried, with those that leave it open. */
export function actionMatcher({ statement }: Term): ActionMatcher {
  const element = statement.action;
  if (!element) return { match: () => 'no', tellsApart: () => false };
  const names = new Set<string>();
  const named = new Set<string>();
  const sure = new Matchers();
  const may = new Matchers();
  for (const { text, uncertain } of element.items) {
    const lower = text.toLowerCase();
    if (isAnyAction(lower)) {
      sure.addAll();
      continue;
    }
    named.add(serviceOf(lower));
    if (uncertain) may.add(opened(lower));
    else if (/[*?]/.test(lower)) sure.add(lower);
    else names.add(lower);
  }
  return {
    tellsApart: (service) => named.has(service) || named.has(anyService),
    match: (action) => {
      const match = names.has(action) || sure.match(action);
      const verdict = match ? certain(true) : perhaps(may.match(action));
      return element.negated ? negate(verdict) : verdict;
    },
  };
}

function isAnyAction(text: string): boolean {
  return /^\*+$/.test(text);
}

/** Patterns by the service that they name, which most do. */
class Matchers {
  readonly #byService = new Map<string, ((action: string) => boolean)[]>();
  #hasAll = false;

  /** A pattern that takes in every action. */
  addAll(): void {
    this.#hasAll = true;
  }

  add(pattern: string): void {
    const service = serviceOf(pattern);
    const matcher = wildcardMatcher(pattern);
    const known = this.#byService.get(service);
    if (known) known.push(matcher);
    else this.#byService.set(service, [matcher]);
  }

  match(action: string): boolean {
    if (this.#hasAll || this.#byService.size === 0) return this.#hasAll;
    const test = (service: string): boolean =>
      this.#byService.get(service)?.some((each) => each(action)) === true;
    return test(anyService) || test(serviceOf(action));
  }
}

const anyService = '';

/** The service that a pattern or action names; {@link anyService} where a wildcard stands before its colon. */
function serviceOf(pattern: string): string {
  const colon = pattern.indexOf(':');
  const service = colon < 0 ? anyService : pattern.slice(0, colon);
  return /[*?]/.test(service) ? anyService : service;
}

/**
 * Any action, one for each class that the statements tell apart: CheckNoNewAccess knows no list of actions.
 * Throws Undecided.
 */
export function everyAction(terms: readonly Term[], services: ServiceData, budget: Budget): string[] {
  const byService = new Map<string, Named[]>([[anyService, []]]);
  for (const term of terms) {
    for (const item of term.statement.action?.items ?? []) {
      const text = opened(item.text.toLowerCase());
      const service = serviceOf(text);
      const known = byService.get(service);
      // What a statement may take in is not what it does.
      const named = { text, by: item.uncertain ? item : term };
      if (known) known.push(named);
      else byService.set(service, [named]);
    }
  }
  const open = byService.get(anyService) ?? [];
  const isOpen = open.length > 0 || terms.some(({ statement }) => statement.action?.negated === true);
  return [...byService].flatMap(([service, own]) => {
    if (service === anyService) return isOpen ? otherActions(open, byService, services, budget) : [];
    // A service whose actions are all named, and of which nothing else speaks, needs no patterns.
    if (!isOpen && own.every(({ text }) => !/[*?]/.test(text)))
      return [...new Set(own.map(({ text }) => text))];
    return actionsOf([...own, ...open], `${service}:*`, services, budget);
  });
}

/** A text of a statement's Action, in lower case. */
interface Named {
  readonly text: string;
  readonly by: Term | TextItem;
}

/** Actions of services that no pattern names. */
function otherActions(
  open: readonly Named[],
  byService: ReadonlyMap<string, unknown>,
  services: ServiceData,
  budget: Budget,
): string[] {
  const known = open.flatMap(({ text }) => knownActions(text, services));
  const fitting = [...known, ...wellKnown, 'example:action'].filter(
    (action) => !byService.has(serviceOf(action)),
  );
  return classTexts(open, '*:*', fitting, budget, otherServices(open, byService));
}

/** The services that have their own actions: told apart where a pattern begins as one of them does, such as `s3*`. */
function otherServices(open: readonly Named[], byService: ReadonlyMap<string, unknown>): string[] {
  if (open.every(({ text }) => text.startsWith('*'))) return [];
  return [...byService.keys()].filter((service) => service !== anyService).map((service) => `${service}:*`);
}

function actionsOf(
  named: readonly Named[],
  universe: string,
  services: ServiceData,
  budget: Budget,
): string[] {
  const patterns = new Set(named.map(({ text }) => text).filter((text) => /[*?]/.test(text)));
  const known = [...patterns, universe].flatMap((text) => knownActions(text, services));
  return classTexts(named, universe, known, budget);
}

function classTexts(
  named: readonly Named[],
  universe: string,
  readable: readonly string[],
  budget: Budget,
  apart: readonly string[] = [],
): string[] {
  const names = new Set<string>();
  const patterns = new Grouping<Term | TextItem>();
  for (const { text, by } of named) {
    if (/[*?]/.test(text)) patterns.add(text, textPattern(text), by);
    else names.add(text);
  }
  for (const text of apart) patterns.addAlone(textPattern(text));
  const by = { names, groups: patterns.groups(), universe: [textPattern(universe)], readable };
  return textClasses(by, budget).map(({ text }) => text);
}

/** What stands for all others, where it fits. */
const wellKnown = [
  'ecr:putimage',
  's3:getobject',
  'codeartifact:readfromrepository',
  'iam:passrole',
  'ec2:runinstances',
];

function knownActions(pattern: string, services: ServiceData): string[] {
  if (/^[*:]+$/.test(pattern)) return [];
  return services
    .expand(pattern)
    .slice(0, 25)
    .map((name) => name.toLowerCase());
}

/** The actions in classes by what the statements say of them. */
export function classesOf(actions: Iterable<string>, matchers: readonly ActionMatcher[]): ActionClass[] {
  const classes = new Map<string, { actions: [string, ...string[]]; verdicts: readonly Verdict[] }>();
  // Of a service of which nothing tells the actions apart, one is asked for all.
  const wholes = new Map<string, string[]>();
  for (const action of actions) {
    const lower = action.toLowerCase();
    const service = serviceOf(lower);
    const whole = wholes.get(service);
    if (whole) {
      whole.push(action);
      continue;
    }
    const verdicts = matchers.map(({ match }) => match(lower));
    const key = verdicts.join();
    const known = classes.get(key);
    if (known) known.actions.push(action);
    const found = known ?? { actions: [action], verdicts };
    classes.set(key, found);
    if (!matchers.some(({ tellsApart }) => tellsApart(service))) wholes.set(service, found.actions);
  }
  return [...classes.values()];
}
