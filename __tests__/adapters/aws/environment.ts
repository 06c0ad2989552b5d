import { afterEach, beforeEach } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types } from 'node:util';

/** Gives each test a process environment without anything of AWS's and an empty home, and takes it away again. */
export function withoutAws(): void {
  let before: NodeJS.ProcessEnv;
  let home: string;

  beforeEach(() => {
    before = { ...process.env };
    home = mkdtempSync(join(tmpdir(), 'home-'));
    for (const name of Object.keys(process.env))
      if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, {
      HOME: home,
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    });
  });

  afterEach(() => {
    for (const name of Object.keys(process.env))
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
    rmSync(home, { recursive: true, force: true });
  });
}

/**
 * Jest runs tests in a realm of their own, where an error of Node's network code is no `instanceof Error`, and the SDK
 * then takes it for something else. This makes it one again, as in a process without Jest.
 */
export function withOneErrorClass(): void {
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      return this === Error
        ? types.isNativeError(value)
        : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
}
