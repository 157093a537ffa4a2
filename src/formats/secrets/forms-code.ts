import type { TokenForm } from './model.ts'

/** `header.payload.signature`, each base64url. */
const webToken = String.raw`eyJ[\w-]{8,2048}\.[\w-]{0,8192}\.[\w-]{0,2048}`

/** Hosts of code, registries of packages, and what builds and tests. Sources: the public pages on token formats. */
export const codeForms: readonly TokenForm[] = [
  // GitHub: since 2026 a token of an App is `ghs_<App id>_<JWT>`, some 520 characters with two dots.
  { kind: 'github-token', anchor: 'ghs_', body: String.raw`\d{1,12}_${webToken}` },
  { kind: 'github-token', anchor: 'ghs_', body: '[A-Za-z0-9]{30,255}' },
  { kind: 'github-token', anchor: 'ghp_', body: '[A-Za-z0-9]{30,255}' },
  { kind: 'github-token', anchor: 'gho_', body: '[A-Za-z0-9]{30,255}' },
  { kind: 'github-token', anchor: 'ghu_', body: String.raw`(?:\d{1,12}_${webToken}|[A-Za-z0-9]{30,255})` },
  { kind: 'github-token', anchor: 'ghr_', body: '[A-Za-z0-9]{30,255}' },
  { kind: 'github-token', anchor: 'github_pat_', body: String.raw`\w{22,255}` },
  { kind: 'github-token', anchor: 'v1.', body: '[0-9a-f]{40}(?![0-9A-Za-z])', edge: true },
  // GitLab, with the routable form: a payload, a dot, a version and a checksum.
  ...['glpat-', 'glrt-', 'glrtr-', 'gldt-', 'glptt-', 'glcbt-', 'glft-', 'glimt-', 'glagent-'].map(gitlab),
  ...['gloas-', 'glsoat-', 'glffct-', 'glwt-'].map(gitlab),
  { kind: 'gitlab-token', anchor: 'GR1348941', body: String.raw`[\w-]{20,64}` },
  { kind: 'gitlab-session', anchor: '_gitlab_session=', body: '[0-9a-z]{32,64}' },
  { kind: 'npm-token', anchor: 'npm_', body: '[A-Za-z0-9]{36,64}' },
  { kind: 'pypi-token', anchor: 'pypi-', body: String.raw`AgE[\w-]{30,1024}` },
  { kind: 'rubygems-token', anchor: 'rubygems_', body: '[0-9a-f]{48,64}' },
  { kind: 'crates-token', anchor: 'cio', body: '[A-Za-z0-9]{32}(?![A-Za-z0-9])', edge: true },
  { kind: 'nuget-key', anchor: 'oy2', body: '[a-z0-9]{43}(?![A-Za-z0-9])', edge: true },
  { kind: 'clojars-token', anchor: 'CLOJARS_', body: '[A-Za-z0-9]{60,64}' },
  { kind: 'packagist-token', anchor: 'packagist_', body: '(?:ack|oat|ort|out|uat)_[0-9a-f]{32,80}' },
  { kind: 'infracost-key', anchor: 'ico-', body: '[A-Za-z0-9]{32}(?![A-Za-z0-9])', edge: true },
  {
    kind: 'harness-token',
    anchor: 'pat.',
    body: String.raw`[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}`,
    edge: true,
  },
  { kind: 'octopus-key', anchor: 'API-', body: '[A-Z0-9]{26}(?![A-Z0-9])', edge: true },
  { kind: 'docker-token', anchor: 'dckr_pat_', body: String.raw`[\w-]{20,64}` },
  { kind: 'docker-token', anchor: 'dckr_oat_', body: String.raw`[\w-]{20,64}` },
  { kind: 'jfrog-token', anchor: 'AKCp', body: '[A-Za-z0-9]{64,80}', edge: true },
  { kind: 'jfrog-token', anchor: 'cmVmd', body: '[A-Za-z0-9]{59}(?![A-Za-z0-9])', edge: true },
  { kind: 'atlassian-token', anchor: 'ATATT3', body: String.raw`[\w=-]{60,512}` },
  { kind: 'atlassian-token', anchor: 'ATCTT3', body: String.raw`[\w=-]{60,512}` },
  { kind: 'bitbucket-token', anchor: 'ATBB', body: '[A-Za-z0-9]{24,64}', edge: true },
  { kind: 'buildkite-token', anchor: 'bkua_', body: '[0-9a-f]{40,64}' },
  { kind: 'circleci-token', anchor: 'CCIPAT_', body: String.raw`\w{20,128}` },
  { kind: 'circleci-token', anchor: 'CCIPRJ_', body: String.raw`\w{20,128}` },
  { kind: 'sonar-token', anchor: 'squ_', body: '[0-9a-f]{40,64}' },
  { kind: 'sonar-token', anchor: 'sqp_', body: '[0-9a-f]{40,64}' },
  { kind: 'sonar-token', anchor: 'sqa_', body: '[0-9a-f]{40,64}' },
  { kind: 'sourcegraph-token', anchor: 'sgp_', body: '(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40,64}' },
  { kind: 'postman-key', anchor: 'PMAK-', body: '[0-9a-f]{24}-[0-9a-f]{34}' },
  { kind: 'postman-key', anchor: 'PMAT-', body: '[0-9A-Z]{26}' },
  { kind: 'linear-key', anchor: 'lin_api_', body: '[A-Za-z0-9]{32,64}' },
  { kind: 'linear-key', anchor: 'lin_oauth_', body: '[A-Za-z0-9]{32,64}' },
  { kind: 'notion-token', anchor: 'ntn_', body: '[A-Za-z0-9]{40,64}' },
  { kind: 'notion-token', anchor: 'secret_', body: '[A-Za-z0-9]{43}(?![A-Za-z0-9])', edge: true },
  { kind: 'figma-token', anchor: 'figd_', body: String.raw`[\w-]{36,64}` },
  { kind: 'airtable-token', anchor: 'pat', body: String.raw`[A-Za-z0-9]{14}\.[0-9a-f]{64}`, edge: true },
  { kind: 'contentful-token', anchor: 'CFPAT-', body: String.raw`[\w-]{43}` },
  { kind: 'readme-key', anchor: 'rdme_', body: '[a-z0-9]{64,80}' },
  { kind: 'prefect-key', anchor: 'pnu_', body: '[A-Za-z0-9]{36}' },
  { kind: 'adafruit-key', anchor: 'aio_', body: '[A-Za-z0-9]{28}', edge: true },
  { kind: 'trello-token', anchor: 'ATTA', body: '[0-9a-f]{72}', edge: true },
]

function gitlab(anchor: string): TokenForm {
  return { kind: 'gitlab-token', anchor, body: String.raw`[\w-]{20,320}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?` }
}
