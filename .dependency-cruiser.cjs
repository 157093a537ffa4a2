const pure = '^src/(core|gates|formats|surfaces|result|change|phase|overrides|signing)/'
const io = ['^node:', '^(fs|path|os|child_process|http|https|net|process|crypto)(/|$)'].join('|')

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-imports-nothing-but-zod',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^(src/core/|node_modules/zod/|zod)' },
    },
    {
      name: 'pure-layers-do-no-io',
      comment: 'Hashing is a pure function: result/ and signing/ alone may use node:crypto.',
      severity: 'error',
      from: { path: pure },
      to: { path: io, pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'only-result-and-signing-hash',
      severity: 'error',
      from: { path: '^src/(core|gates|formats|surfaces|change|phase|overrides)/' },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'pure-layers-know-no-runner-and-no-client',
      severity: 'error',
      from: { path: pure },
      to: {
        path: 'node_modules/(@actions|@octokit)/|^src/(github|workspace|runner|cli|embedded|facts|policy/load)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'gates-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/gates/([^/]+)/' },
      to: { path: '^src/gates/', pathNot: '^src/gates/$1/' },
    },
    {
      name: 'facts-know-no-gates',
      severity: 'error',
      from: { path: '^src/facts/' },
      to: { path: '^src/gates/' },
    },
    {
      name: 'formats-know-no-gates',
      severity: 'error',
      from: { path: '^src/formats/' },
      to: { path: '^src/(gates|policy|surfaces|result|facts)/' },
    },
    {
      name: 'only-adapters-touch-the-outside',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(github|workspace|runner|cli|embedded|demo)' },
      to: {
        path: '^(node:)?(fs|child_process|http|https|net|process|os)(/|$)|node_modules/(@actions|@octokit)/',
      },
    },
    {
      name: 'octokit-only-in-github',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/github/' },
      to: { path: 'node_modules/@octokit/' },
    },
    {
      name: 'embedded-only-for-demo-and-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(embedded|demo)' },
      to: { path: '^src/(embedded|demo)' },
    },
    {
      name: 'embedded-judges-nothing',
      severity: 'error',
      from: { path: '^src/embedded/' },
      to: { path: '^src/(gates|formats|policy|surfaces|result|facts|runner|cli)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
