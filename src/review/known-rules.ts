import { catalogue } from '../checks/catalogue.js';
import { readerRules } from '../readers/problems.js';
import { accessRules } from './access/access-rules.js';
import { analysisRules } from './analysis/verdict-findings.js';
import { ownRules } from './own-findings.js';
import { analyzerIssueCodes } from '../validation/issue-codes.js';

/** Every id that a config may name: the checks', the readers' and our own, and AWS's issue codes. */
export function knownRules(): readonly string[] {
  return [
    ...catalogue.map(({ id }) => id),
    ...ownRules,
    ...readerRules,
    ...accessRules,
    ...analysisRules,
    ...analyzerIssueCodes,
  ];
}
