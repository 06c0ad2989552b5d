/** The name and version that reports give; a test holds the version equal to that of package.json. */
export const tool = { name: 'artifact-access-review', version: '0.1.0' } as const;
