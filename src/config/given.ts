import type { RunSettings, Settings } from './settings.js';

/** Settings of which each may be left out; what is left out is undefined or absent. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What the action's inputs, or the options of a terminal, say. */
export type RunInputs = Given<RunSettings>;

/** What the config file says; `{}` is a config that says nothing. */
export type PartialConfig = Given<Settings>;
