import { verbOf } from '../access/verbs.js';
import { isEverything } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import type { ServiceData } from '../policy/service-data.js';

/** What of an action pattern's actions changes artifacts or who may use them, as AWS spells it. */
export function changesIn(services: ServiceData, { text }: TextItem): string[] {
  return services.expand(text).filter((action) => ![undefined, 'read'].includes(verbOf(action)));
}

/** Whether a pattern says openly that it means a whole service, or all: `ecr:*`, `*`. */
export function isWholeService({ text }: TextItem): boolean {
  return isEverything(text) || /^[a-z0-9-]+:\*+$/i.test(text);
}

/**
 * Whether an action was written for one of some powers: by its name, or by a pattern that changes nothing else. What a
 * wider pattern takes in beside what it is there for is told once, for the pattern.
 */
export function isWrittenFor(services: ServiceData, item: TextItem, powers: readonly string[]): boolean {
  if (!hasWildcard(item.text)) return true;
  return !item.uncertain && changesIn(services, item).every((action) => powers.includes(action));
}
