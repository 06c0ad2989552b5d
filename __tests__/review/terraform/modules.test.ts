import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyDocument, Statement } from '../../../src/policy/document.js';
import { pairDocuments } from '../../../src/review/pair.js';
import { collected, type Files } from './repository.js';

const fixtures = '__tests__/fixtures/terraform';

interface StoryFile {
  readonly it: string;
  readonly removed?: readonly string[];
  readonly renamed?: Readonly<Record<string, string>>;
  /** `rule path`. */
  readonly problems?: readonly string[];
  readonly documents: readonly object[];
}

/** The files below a folder, by their path in it. */
function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function said({ effect, action, resource, principal }: Statement): string {
  const texts = (element: Statement['action'] | Statement['principal']): string =>
    (element?.items ?? []).map(({ text }) => text).join(' ');
  return [
    `${effect ?? '?'} ${texts(action)}`,
    ...(resource ? [`on ${texts(resource)}`] : []),
    ...(principal ? [`to ${texts(principal)}`] : []),
  ].join(' ');
}

function described(state: string, { file, pointer, kind, attachedTo, statements }: PolicyDocument): object {
  return { state, path: file.path, pointer, kind, attachedTo, says: statements.map(said) };
}

/** A story's head has only the files that are new or changed. */
async function readStory({ removed = [], renamed = {} }: StoryFile, base: Files, changes: Files) {
  const kept = Object.entries(base).filter(([path]) => !removed.includes(path));
  const files = await collected({ base, head: { ...Object.fromEntries(kept), ...changes }, renamed });
  return {
    problems: files.flatMap(
      ({ head }) => head?.problems.map(({ rule }) => `${rule} ${head.file.path}`) ?? [],
    ),
    documents: files.flatMap((file) =>
      pairDocuments(file).map(({ state, head, base: before }) =>
        described(file.isContext ? 'context' : state, (head ?? before).policy),
      ),
    ),
  };
}

const byPlace = (each: object): string => JSON.stringify(each);

describe('a change of Terraform modules', () => {
  it.each(
    readdirSync(fixtures).map((name) => {
      const story = JSON.parse(readFileSync(join(fixtures, name, 'story.json'), 'utf8')) as StoryFile;
      return { name, story, it: story.it };
    }),
  )('$it ($name)', async ({ name, story }) => {
    const read = await readStory(
      story,
      filesIn(join(fixtures, name, 'base')),
      filesIn(join(fixtures, name, 'head')),
    );
    expect(read.documents.map(byPlace).sort()).toEqual(story.documents.map(byPlace).sort());
    expect(read.problems).toEqual(story.problems ?? []);
  });
});
