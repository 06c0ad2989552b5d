import type { TrustedIssuer } from '../access/ci-issuers.js';
import type { Message } from '../domain/message.js';
import { code, message } from '../domain/message.js';

/** For the help: GitHub's other form of a subject. Both are right; which of them a repository has only GitHub can say. */
export function otherSubjectForm({ address }: Pick<TrustedIssuer, 'address'>): Message {
  if (!address.startsWith('token.actions.githubusercontent.com')) return [];
  return message` Newer repositories have ${code('repo:ORG@ID/REPO@ID:...')} instead.`;
}
