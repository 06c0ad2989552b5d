/** A line that the runner takes for an order. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
  /** The whole line that it stood in. */
  readonly line: string;
}

/** What `::error`, `::warning` and `::notice` put beside the code. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** The commands that the runner obeys or, for set-env and add-path, fails the step for. */
const REGISTERED = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
];

/**
 * The commands in a process's output, found as the runner finds them (actions/runner, ActionCommand.cs and
 * ActionCommandManager.cs): `::name props::data` at the start of a trimmed line, and the older `##[name props]data`
 * anywhere in one. Names are held against the list without regard to case.
 */
export function workflowCommands(output: string): readonly WorkflowCommand[] {
  const registered = new Set(REGISTERED);
  const found: WorkflowCommand[] = [];
  let stop: string | undefined;
  // .NET reads a line to \n, \r or \r\n.
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = newForm(line, registered) ?? oldForm(line, registered);
    if (command === undefined) continue;
    const name = command.command.toLowerCase();
    if (stop !== undefined) {
      if (name !== stop) continue;
      registered.delete(stop);
      stop = undefined;
    } else if (name === 'stop-commands') {
      stop = command.data.toLowerCase();
      registered.add(stop);
    }
    found.push(command);
  }
  return found;
}

function newForm(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end === -1) return undefined;
  const [name, properties] = nameAndRest(trimmed.slice(2, end));
  if (!registered.has(name.toLowerCase())) return undefined;
  const unescape = (value: string): string =>
    unescaped(value, [
      ['%0D', '\r'],
      ['%0A', '\n'],
      ['%3A', ':'],
      ['%2C', ','],
      ['%25', '%'],
    ]);
  const data = unescaped(trimmed.slice(end + 2), [
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%25', '%'],
  ]);
  return { command: name, properties: propertiesOf(properties.trim(), ',', unescape), data, line };
}

function oldForm(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = start === -1 ? -1 : line.indexOf(']', start);
  if (end === -1) return undefined;
  const [name, properties] = nameAndRest(line.slice(start + 3, end));
  if (!registered.has(name.toLowerCase())) return undefined;
  const unescape = (value: string): string =>
    unescaped(value, [
      ['%3B', ';'],
      ['%0D', '\r'],
      ['%0A', '\n'],
      ['%5D', ']'],
      ['%25', '%'],
    ]);
  return {
    command: name,
    properties: propertiesOf(properties, ';', unescape),
    data: unescape(line.slice(end + 1)),
    line,
  };
}

function nameAndRest(info: string): readonly [string, string] {
  const space = info.indexOf(' ');
  return space === -1 ? [info, ''] : [info.slice(0, space), info.slice(space + 1)];
}

function propertiesOf(
  all: string,
  separator: string,
  unescape: (value: string) => string,
): Readonly<Record<string, string>> {
  const pairs = all
    .split(separator)
    .map((property) => /^=*([^=]+)=(.+)$/s.exec(property))
    .filter((match) => match !== null)
    .map((match) => [match[1] ?? '', unescape(match[2] ?? '')] as const);
  return Object.fromEntries(pairs);
}

function unescaped(value: string, mappings: readonly (readonly [string, string])[]): string {
  return mappings.reduce((text, [escape, character]) => text.replaceAll(escape, character), value);
}

/** The annotations among the commands. */
export function annotationsOf(commands: readonly WorkflowCommand[]): readonly Annotation[] {
  return commands.flatMap(({ command, properties, data }) => {
    const level = command.toLowerCase();
    if (level !== 'error' && level !== 'warning' && level !== 'notice') return [];
    const texts = pick(properties, ['title', 'file'], (value) => value);
    const numbers = pick(properties, ['line', 'endLine', 'col', 'endColumn'], Number);
    return [{ level, message: data, ...texts, ...numbers } satisfies Annotation];
  });
}

function pick<T>(
  properties: Readonly<Record<string, string>>,
  names: readonly string[],
  read: (value: string) => T,
): Readonly<Record<string, T>> {
  const there = names.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, read(properties[name] ?? '')]));
}

/**
 * The values in a command file (GITHUB_OUTPUT, GITHUB_ENV, GITHUB_STATE): `name=value` lines, and
 * `name<<DELIMITER` with everything up to a line that is the delimiter.
 */
export function commandFileValues(content: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = content.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')];
    if (line === '') continue;
    if (heredoc > 0 && (equals === -1 || heredoc < equals)) {
      const end = lines.indexOf(line.slice(heredoc + 2), at + 1);
      if (end === -1) throw new Error(`the runner finds no end of ${line}`);
      values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
    } else {
      throw new Error(`the runner cannot read this line of a command file: ${line}`);
    }
  }
  return values;
}
