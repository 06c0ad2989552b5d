import type { Severity } from '../domain/finding.js';

/** Colours of a terminal; each takes text that is safe already. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

const plain = (text: string): string => text;
const plainPaint: Paint = {
  bold: plain,
  dim: plain,
  blue: plain,
  severity: { error: plain, 'security-warning': plain, warning: plain, suggestion: plain },
};

/** Select Graphic Rendition: ECMA-48, 8.3.117. */
const sgr =
  (on: string, off: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

const colourPaint: Paint = {
  bold: sgr('1', 22),
  dim: sgr('2', 22),
  blue: sgr('34', 39),
  severity: {
    error: sgr('31', 39),
    'security-warning': sgr('35', 39),
    warning: sgr('33', 39),
    suggestion: sgr('36', 39),
  },
};

/** With colours, or without a single escape byte. */
export function paint(colors: boolean): Paint {
  return colors ? colourPaint : plainPaint;
}
