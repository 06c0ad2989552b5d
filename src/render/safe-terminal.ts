import { showHidden } from './hidden-characters.js';

/** Foreign text for a terminal: no escape sequence, control, bidirectional or zero-width character comes through. */
export function safeTerminal(text: string): string {
  return showHidden(text);
}
