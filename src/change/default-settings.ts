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
  ...['[Aa]uthoriz', '[Aa]uthoris', '[Aa]uthenticat', '[Ss]anitiz', '[Ss]anitis', '[Vv]alidat'].map(
    (start) => `**/${start}*`,
  ),
  ...['[Jj]wt', '[Jj]wks', '[Pp]assword', '[Cc]srf', '[Ll]ogin'].flatMap((start) => [
    `**/${start}*`,
    `**/${start}*/**`,
  ]),
  ...['**/*Auth.*', '**/*Guard.*', '**/*.guard.*', '**/*Validator.*', '**/*Policy.*', '**/*UrlValidation*'],
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
  ...['.husky/**', '.pre-commit-config.yaml', '**/Makefile', '**/.env', '**/.env.*'],
  ...manifests,
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
    '**/__snapshots__/**',
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
