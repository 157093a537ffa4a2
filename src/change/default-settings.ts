import type { ChangeSettings } from '../core/facts/change.ts'

/** Folders and files of a name at any depth, in lower case and capitalised. */
const named = (...names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const either = `[${capital.charAt(0)}${name.charAt(0)}]${name.slice(1)}`
    return [`**/${name}/**`, `**/${capital}/**`, `**/${either}[-_.]*`]
  })

/** Where authentication, authorization, validation, sanitisation, cryptography and sessions usually stand. */
const security = [
  ...named('auth', 'oauth', 'oauth2', 'authz', 'authn', 'security', 'crypto', 'session', 'sessions'),
  ...named('middleware', 'policies', 'permissions', 'validation', 'validators', 'sanitize', 'sanitise'),
  ...named('authentication', 'authorization', 'authorisation', 'permission', 'validator', 'guards', 'acl'),
  ...named('sanitizer', 'sanitizers', 'encryption', 'cryptography', 'identity', 'iam', 'rbac', 'sso', 'saml'),
  ...named('oidc', 'mfa', 'secrets', 'cors'),
  // The word may stand last: `user-auth.ts`, `cart_permissions.py`.
  ...['auth', 'permission', 'permissions', 'policies', 'guard', 'validator', 'validation', 'session'].map(
    (name) => `**/*[-_]${name}.*`,
  ),
  ...['[Aa]uthoriz', '[Aa]uthoris', '[Aa]uthenticat', '[Ss]anitiz', '[Ss]anitis', '[Vv]alidat'].map(
    (start) => `**/${start}*`,
  ),
  ...['[Jj]wt', '[Jj]wks', '[Pp]assword', '[Cc]srf', '[Ll]ogin'].flatMap((start) => [
    `**/${start}*`,
    `**/${start}*/**`,
  ]),
  ...['**/*Auth.*', '**/*Guard.*', '**/*.guard.*', '**/*Validator.*', '**/*Policy.*', '**/*UrlValidation*'],
  ...['**/*Permission*', '**/*Validation.*', '**/*Session.*'],
]

const manifests = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock*'],
  ...['.npmrc', '.yarnrc*', 'pnpm-workspace.yaml', 'deno.json*', 'deno.lock', 'jsr.json'],
  ...['requirements*.txt', 'constraints*.txt', 'pyproject.toml', 'setup.py', 'setup.cfg', 'Pipfile*'],
  ...['poetry.lock', 'uv.lock', 'pdm.lock', 'environment.yml', 'go.mod', 'go.sum', 'go.work*'],
  ...['Cargo.toml', 'Cargo.lock', 'Gemfile*', '*.gemspec', 'composer.json', 'composer.lock'],
  ...['pom.xml', 'build.gradle*', 'settings.gradle*', 'gradle.lockfile', 'libs.versions.toml'],
  ...['*.csproj', '*.fsproj', 'packages.lock.json', 'Directory.Packages.props', 'nuget.config'],
  ...['*.cabal', 'cabal.project*', 'stack.yaml*', 'package.yaml', 'mix.exs', 'mix.lock', 'rebar.config'],
  ...['Package.swift', 'Package.resolved', 'pubspec.yaml', 'pubspec.lock', 'flake.nix', 'flake.lock'],
].map((name) => `**/${name}`)

/** What runs the checks, and what they look at: a line here can switch a test or a check off. */
const checks = [
  ...['action.yml', 'action.yaml', 'jest.config.*', 'jest.setup.*', 'vitest.config.*', 'vitest.workspace.*'],
  ...['vite.config.*', 'playwright.config.*', 'cypress.config.*', 'karma.conf.*', '.mocharc*', '.nycrc*'],
  ...['tsconfig*.json', 'eslint.config.*', '.eslintrc*', '.eslintignore', 'biome.json*', '.prettierrc*'],
  ...['babel.config.*', '.babelrc*', 'webpack.config.*', 'rollup.config.*', 'esbuild.config.*', '.swcrc'],
  ...['turbo.json', 'nx.json', 'lerna.json', 'tox.ini', 'noxfile.py', 'pytest.ini', 'mypy.ini', '.flake8'],
  ...['ruff.toml', '.coveragerc', 'Rakefile', '.rubocop*.yml', 'gulpfile.*', 'Gruntfile.*', 'clippy.toml'],
  ...['GNUmakefile', 'makefile', '*.mk', '[Jj]ustfile', 'Taskfile*.y*ml', 'CMakeLists.txt', '*.cmake'],
  ...['meson.build', 'build.sbt', 'build.rs', 'build.zig*', 'BUILD', 'BUILD.bazel', 'WORKSPACE*'],
  ...['MODULE.bazel*', '.bazelrc', 'rust-toolchain*', '.tool-versions', '.nvmrc', '.golangci.y*ml'],
  ...['sonar-project.properties', '.codecov.yml', 'codecov.yml', '.gitleaks.toml', '.gitleaksignore'],
  ...['.semgrepignore', '.trivyignore*', '.snyk', 'lefthook.y*ml', '.lintstagedrc*', '.releaserc*'],
].map((name) => `**/${name}`)

/** What decides how a change is built, checked and approved, and what it is built from. */
const controlPlane = [
  ...[
    '.github/**',
    '**/CODEOWNERS',
    '.gatewright/**',
    '**/gatewright.yml',
    '.gitmodules',
    '**/.gitattributes',
  ],
  ...['.gitlab-ci.yml', '.circleci/**', '**/Jenkinsfile*', 'azure-pipelines*.yml', '.buildkite/**'],
  ...[
    '.gitlab/**',
    '.travis.yml',
    'bitbucket-pipelines.yml',
    '.drone.yml',
    'appveyor.yml',
    '.devcontainer/**',
  ],
  ...['.husky/**', '.pre-commit-config.yaml', '**/Makefile', '**/.env', '**/.env.*'],
  ...manifests,
  ...checks,
  // Copies of others' code are dependencies, too.
  ...['**/vendor/**', '**/node_modules/**', '**/third_party/**'],
]

const infrastructure = [
  ...['**/Dockerfile*', '**/*.Dockerfile', '**/Containerfile*', '**/docker-compose*', '**/compose.y*ml'],
  ...['**/*.tf', '**/*.tfvars', '**/*.tf.json', '**/*.hcl', '**/*.bicep', '**/terraform/**', '**/ansible/**'],
  ...['**/helm/**', '**/charts/**', '**/k8s/**', '**/kubernetes/**', '**/kustomization.y*ml'],
  ...['**/cloudformation/**', '**/serverless.y*ml', '**/Pulumi*.y*ml', '**/cdk.json'],
]

const documentation = [
  ...['md', 'markdown', 'rst', 'adoc', 'asciidoc', 'org'].map((ending) => `**/*.${ending}`),
  // Exact names: LICENSE.js would be a program.
  ...['LICENSE', 'LICENCE', 'NOTICE', 'AUTHORS', 'COPYING', 'CHANGELOG', 'README'].flatMap((name) => [
    `**/${name}`,
    `**/${name}.txt`,
  ]),
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg', 'pdf', 'txt'].map((ending) => `docs/**/*.${ending}`),
]

const tests = [
  ...['test', 'tests', '__tests__', 'spec', 'testlib', 'e2e', 'Test', 'Tests', 'fixtures', '__mocks__'].map(
    (folder) => `**/${folder}/**`,
  ),
  ...['**/*.test.*', '**/*.spec.*', '**/*_test.*', '**/*_spec.*', '**/test_*.py', '**/conftest.py'],
  ...['**/*Test.java', '**/*Tests.java', '**/*IT.java', '**/*Test.kt', '**/*Tests.cs', '**/*Spec.hs'],
  '**/*.hurl',
]

const notCounted = [
  ...['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock*', 'deno.lock'],
  ...['poetry.lock', 'uv.lock', 'pdm.lock', 'Pipfile.lock', 'go.sum', 'Cargo.lock', 'Gemfile.lock'],
  ...['composer.lock', 'gradle.lockfile', 'packages.lock.json', 'mix.lock', 'Package.resolved'],
  ...['pubspec.lock', 'flake.lock', 'stack.yaml.lock', '*.snap', '*.map'],
].map((name) => `**/${name}`)

/**
 * What holds where the policy says nothing below `change:`. Paths that usually mean what their name says; `dist/` and
 * other committed builds are counted, since they may run.
 */
export const defaultChangeSettings: ChangeSettings = {
  components: [],
  security,
  controlPlane,
  documentation,
  tests,
  notCounted: [
    ...notCounted,
    ...['ambr', 'json', 'txt', 'html', 'xml', 'png', 'svg', 'yaml', 'yml', 'md'].map(
      (ending) => `**/__snapshots__/**/*.${ending}`,
    ),
    '**/vendor/**',
    '**/node_modules/**',
    '**/third_party/**',
  ],
  entryPoints: [
    ...named('routes', 'routers', 'controllers', 'handlers', 'endpoints', 'webhooks', 'commands'),
    ...['**/*Controller.*', '**/*.controller.*', '**/pages/api/**', '**/app/**/route.*', '**/openapi*.*'],
  ],
  crossDomain: [
    ...named('integrations', 'sagas', 'subscribers', 'projections'),
    ...['**/*[Ss]aga.*', '**/*[Pp]rocess[Mm]anager*', '**/process-manager*', '**/process-managers/**'],
  ],
  migrations: ['**/migrations/**', '**/migrate/**', '**/db/migrate/**', '**/alembic/**', '**/*.sql'],
  infrastructure,
  publicApi: null,
  guards: [],
  labels: {
    bug: ['bug', 'type: bug', 'kind/bug'],
    refactor: ['refactoring', 'refactor'],
    apiChange: ['api-change', 'breaking-change'],
    architecture: ['architecture'],
  },
  fastOverflow: 'full',
}
