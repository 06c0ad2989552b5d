import type { Message } from '../domain/message.js';
import { code, message } from '../domain/message.js';

/** The issues of Access Analyzer that no rule here decides, with the reason, by code. */
export const undecided: Readonly<Record<string, Message>> = {
  JSON_SYNTAX_ERROR: message`The reader tells it, under the same code, before there is a policy to validate.`,
  DEPRECATED_GLOBAL_CONDITION_KEY: message`Its only key is ${code('aws:ARN')}, which ${code('UNSUPPORTED_GLOBAL_CONDITION_KEY')} tells as an error.`,
  SCP_SYNTAX_ERROR_ACTION_WILDCARD: message`AWS Organizations has taken wildcards anywhere in an action since September 2025, and a false error is worse than none.`,
  UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: message`AWS's table of the keys that each service sends is not public.`,
};
