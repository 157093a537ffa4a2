import { describe, expect, test } from '@jest/globals'
import { readSarif } from '../../../src/formats/sarif/read.ts'
import { fixture, root, runsOf } from './sarif.ts'

/** `severity rule path:line[-endLine] weaknesses`, and what else is said of a result. */
const shown = (name: string): readonly string[] =>
  runsOf(readSarif(fixture(name), root)).flatMap(({ results }) =>
    results.map(({ severity, rule, path, line, endLine, cwe, suppressed, baseline }) =>
      [
        ...[severity, rule, `${path}:${line}${endLine === line ? '' : `-${endLine}`}`, ...cwe],
        ...(suppressed ? ['suppressed'] : []),
        ...(baseline === null ? [] : [baseline]),
      ].join(' '),
    ),
  )

describe('SARIF as its producers write it', () => {
  test('CodeQL: rules of an extension by index, files by index, scores before levels', () => {
    expect(shown('codeql')).toEqual([
      'medium js/xss src/web/page.js:12 CWE-116 CWE-79',
      'high js/sql-injection src/data/find.js:40-44 CWE-89',
      'low js/unused-local-variable src/data/find.js:1 unchanged',
    ])
    const [run] = runsOf(readSarif(fixture('codeql'), root))
    expect(run).toMatchObject({
      ...{ tool: 'CodeQL', version: '2.20.1', successful: true },
      revisions: [{ repository: 'https://github.example/acme/shop', commit: 'a'.repeat(40) }],
    })
  })

  test('semgrep: weaknesses among the tags of the rule, and what the code itself suppresses', () => {
    expect(shown('semgrep')).toEqual([
      'high python.lang.security.audit.subprocess-shell-true src/web/run.py:7 CWE-78',
      'medium python.lang.security.insecure-hash src/web/run.py:19 CWE-327 suppressed',
    ])
  })

  test('gitleaks: no level anywhere is graver than a warning', () => {
    expect(shown('gitleaks')).toEqual(['high aws-access-token src/config.js:3'])
  })

  test('secretlint, as its formatter 13 wrote it', () => {
    expect(shown('secretlint')).toEqual([
      'high @secretlint/secretlint-rule-preset-recommend > @secretlint/secretlint-rule-github src/b.js:2',
    ])
  })

  test('osv-scanner: everything is a warning, and the score of the rule says how grave it is', () => {
    expect(shown('osv-scanner')).toEqual([
      'blocker CVE-2024-0001 web/package-lock.json:null',
      'medium GHSA-dddd-eeee-ffff web/package-lock.json:null',
    ])
  })

  test('zizmor: ids and lines of workflows', () => {
    expect(shown('zizmor')).toEqual([
      'high zizmor/template-injection .github/workflows/ci.yml:14-16',
      'medium zizmor/unpinned-uses .github/workflows/ci.yml:9',
    ])
  })

  test('ESLint, as its formatter 3 wrote it: absolute addresses, suppressions in the source', () => {
    expect(shown('eslint')).toEqual([
      'high eqeqeq src/a.js:2',
      'high no-eval src/a.js:2',
      'medium no-unused-vars src/a.js:6',
      'high eqeqeq src/a.js:4 suppressed',
      'medium no-unused-vars src/b.js:1',
      'medium no-unused-vars src/b.js:2',
    ])
  })

  test('Trivy: a base that is no work tree stands for the checkout', () => {
    expect(shown('trivy')).toEqual(['high DS002 deploy/Dockerfile:1', 'low CVE-2023-0002 library/shop:1'])
  })

  test('Checkov: a suppression that waits for its review is none', () => {
    expect(shown('checkov')).toEqual(['high CKV_AWS_20 infra/main.tf:1-9'])
  })

  test('no snippet, message, address or fingerprint is kept', () => {
    const secret = ['AKIA', 'IOSFODNN', '7EXAMPLF'].join('')
    const kept = JSON.stringify(readSarif(fixture('gitleaks', secret), root))
    for (const text of [secret, 'alpha', 'example.org', 'detected', 'commitMessage'])
      expect(kept).not.toContain(text)
  })
})
