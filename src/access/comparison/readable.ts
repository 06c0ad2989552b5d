/**
 * Texts that a person would sooner read than the shortest ones that match a pattern: its wildcards filled with what could
 * stand there. Those that do not fit after all are not used, so any text is fine.
 */
export function readableTexts(patterns: Iterable<string>): string[] {
  const texts: string[] = [];
  for (const pattern of patterns) for (const words of fillings) texts.push(filled(pattern, words));
  return texts;
}

interface Filling {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

const fillings: readonly Filling[] = [
  { region: 'us-east-1', account: '111122223333', name: 'example' },
  { region: 'eu-west-1', account: '444455556666', name: 'another' },
  { region: 'ap-south-1', account: '999988887777', name: 'x1' },
];

/** An ARN's segments by what they are, anything else by a name. */
function filled(pattern: string, { region, account, name }: Filling): string {
  const opened = pattern.replace(/\$\{[^}]*\}/g, '*');
  if (!opened.startsWith('arn:')) return fill(opened, name);
  const segments = opened.split(':');
  const words = ['arn', 'aws', 's3', region, account];
  return segments.map((segment, index) => fill(segment, words[index] ?? name)).join(':');
}

function fill(text: string, word: string): string {
  return text.replace(/\*+/g, word).replaceAll('?', 'x');
}
