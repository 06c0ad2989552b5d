import type { SourceText } from '../../domain/source.js';
import type { PolicyKind } from '../../policy/kind.js';
import type { Node } from '../../policy/node.js';
import type { PrincipalFact } from '../../policy/principal-fact.js';
import { duplicateKeys } from '../duplicate-keys.js';
import { kindOf } from '../policy-kind.js';
import { duplicateKeyProblem, jsonProblem } from '../problems.js';
import type { DeclaredPolicy, FileReading, FoundPolicy, ReaderProblem } from '../reader.js';
import { hiddenPart, hiddenPartsOf, hiddenPolicy } from './hidden.js';
import type { PolicyValue } from './policy-value.js';

/** What the configuration declares of a path. */
export type Declared = (path: string) => DeclaredPolicy | undefined;

/** What is known of a policy by what uses it. */
export interface Setting {
  readonly pointer: string;
  readonly kind: PolicyKind | undefined;
  readonly attachedTo: readonly string[];
  readonly boundaryOf: readonly string[];
}

/** What was found in one file. */
interface InFile {
  readonly file: SourceText;
  readonly policies: FoundPolicy[];
  readonly problems: ReaderProblem[];
  readonly facts: PrincipalFact[];
}

/** What is found while a root's modules are read, by the file in which it is written. */
export class FoundInFiles {
  readonly #declared: Declared;
  readonly #files = new Map<string, InFile>();
  readonly #pointers = new Map<string, number>();
  readonly #told = new Set<string>();
  /** Of policy files that are read by themselves: what the resources that use them tell. */
  readonly #settings = new Map<string, Setting>();

  constructor(declared: Declared) {
    this.#declared = declared;
  }

  /** The files with what was found in them, each one's policies in its order. */
  get readings(): readonly FileReading[] {
    return [...this.#files.values()].map(({ file, policies, problems, facts }) => ({
      file,
      policies: [...policies].sort((a, b) => a.root.start - b.root.start),
      problems,
      ...(facts.length > 0 ? { facts } : {}),
    }));
  }

  /** Policy files of their own, by path, with what they are used as. */
  get settings(): ReadonlyMap<string, Setting> {
    return this.#settings;
  }

  addFacts(file: SourceText, facts: readonly PrincipalFact[]): void {
    if (facts.length > 0) this.#in(file).facts.push(...facts);
  }

  /** Tells a problem of a file once, also where several policies share what it is about. */
  tell(file: SourceText, problem: ReaderProblem): void {
    const { start, end } = problem.span;
    const key = JSON.stringify([file.path, problem.rule, start, end]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#in(file).problems.push(problem);
  }

  /** Adds what an argument has, with what is known of it by that. */
  add(value: PolicyValue, setting: Setting): void {
    const { file } = value;
    if (value.type === 'hidden') this.tell(file, hiddenPolicy(setting.pointer, value.at, value.name));
    else if (value.isFile) this.#addSetting(file.path, setting);
    else if (value.type === 'fault') this.tell(file, jsonProblem(value.fault));
    else this.#addDocument(value.root, setting, file);
  }

  #addSetting(path: string, setting: Setting): void {
    const known = this.#settings.get(path);
    if (!known) this.#settings.set(path, setting);
    else if (known.kind === setting.kind)
      this.#settings.set(path, {
        ...known,
        attachedTo: united(known.attachedTo, setting.attachedTo),
        boundaryOf: united(known.boundaryOf, setting.boundaryOf),
      });
  }

  #addDocument(root: Node, setting: Setting, file: SourceText): void {
    const { pointer, kind, attachedTo, boundaryOf } = setting;
    const count = (this.#pointers.get(pointer) ?? 0) + 1;
    this.#pointers.set(pointer, count);
    const declared = this.#declared(file.path);
    this.#in(file).policies.push({
      pointer: count > 1 ? `${pointer}#${String(count)}` : pointer,
      root,
      json: undefined,
      kind: declared?.kind ?? kind ?? kindOf(root),
      attachedTo: declared && declared.attachedTo.length > 0 ? declared.attachedTo : attachedTo,
      ...(boundaryOf.length > 0 ? { boundaryOf } : {}),
    });
    for (const each of duplicateKeys(root)) this.tell(file, duplicateKeyProblem(file, each));
    for (const part of hiddenPartsOf(root)) this.tell(file, hiddenPart(pointer, part));
  }

  #in(file: SourceText): InFile {
    const known = this.#files.get(file.path) ?? { file, policies: [], problems: [], facts: [] };
    this.#files.set(file.path, known);
    return known;
  }
}

export function united(left: readonly string[], right: readonly string[]): readonly string[] {
  return [...new Set([...left, ...right])];
}
