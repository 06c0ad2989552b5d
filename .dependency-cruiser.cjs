/** The floors of src/, top down: each may import only from those below it. */
const floors = [
  'action',
  'terminal',
  'adapters',
  'review',
  'render',
  'config',
  'checks',
  'validation',
  'access',
  'readers',
  'policy',
  'domain',
];

const onlyDown = floors.map((floor, index) => ({
  name: `${floor}-imports-down-only`,
  comment: 'A floor does not know who stands on it.',
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: `^src/(?:${[...floors.slice(0, index), '[^/]+\\.ts'].join('|')})(?:/|$)` },
}));

module.exports = {
  forbidden: [
    ...onlyDown,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'world-only-at-the-edge',
      comment: 'GitHub, AWS, files and processes are reached through ports.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(adapters|action|terminal)/|^src/[^/]+\\.ts$' },
      to: { path: '@actions/|@aws-sdk|@octokit|^(node:)?(fs|fs/promises|child_process|http|https|net)$' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'no-unresolved',
      comment: 'sarif is a package of types alone.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^sarif$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(index|cli)\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
};
