/**
 * The address of a file that is delivered with the program, relative to the bundle that runs (or, unbundled, to this
 * module's folder, which stands as deep). A function with a parameter, since the bundler copies and renames what it can
 * foresee.
 */
export function bundleFile(path: string): URL {
  return new URL(path, import.meta.url);
}
