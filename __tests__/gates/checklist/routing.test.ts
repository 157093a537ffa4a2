import { describe, expect, test } from '@jest/globals'
import { type RoutedItem, routeResult } from '../../../src/gates/checklist/routing.ts'

const item = (
  id: string,
  sarif: readonly (readonly [string, string])[],
  cwe: readonly string[] = [],
): RoutedItem => ({
  id,
  contradictedBy: { sarif: sarif.map(([tool, rule]) => ({ tool, rule })), cwe: [...cwe], signals: [] },
})

const items = [
  item('A01.a', [], ['CWE-862', 'CWE-22']),
  item('A03.b', [['zizmor', 'zizmor/template-injection']], ['CWE-78', 'CWE-22']),
  item('A06.a', [['osv-scanner', '*']]),
  item('A06.c', [['zizmor', 'zizmor/unpinned-*']]),
  item('A07.a', [
    ['gitleaks', '*'],
    ['secretlint', '*'],
  ]),
  item('A08.a', [['zizmor', '*']]),
  item('D.2.a', [
    ['gitleaks', '*'],
    ['zizmor', 'zizmor/artipacked'],
    ['zizmor', 'zizmor/*-secrets'],
  ]),
]
const route = (tool: string, rule: string, cwe: readonly string[] = []) =>
  routeResult({ rule, cwe: [...cwe] }, tool, items)

describe('from a result to the items it speaks against', () => {
  test.each([
    ['its rule', 'zizmor', 'zizmor/template-injection', [], ['A03.b']],
    ['its rule before its weakness', 'zizmor', 'zizmor/template-injection', ['CWE-862'], ['A03.b']],
    ['a glob of rules', 'zizmor', 'zizmor/unpinned-images', [], ['A06.c']],
    ['a star in front', 'zizmor', 'zizmor/overprovisioned-secrets', [], ['D.2.a']],
    ['its weakness before the tool', 'gitleaks', 'x', ['CWE-862'], ['A01.a']],
    ['several items of a weakness', 'CodeQL', 'js/path-injection', ['CWE-22'], ['A01.a', 'A03.b']],
    [
      'several weaknesses, each item once',
      'CodeQL',
      'js/x',
      ['CWE-22', 'CWE-78', 'CWE-862'],
      ['A01.a', 'A03.b'],
    ],
    ['the tool as a whole', 'gitleaks', 'aws-access-token', [], ['A07.a', 'D.2.a']],
    ['the tool, for any other rule', 'zizmor', 'zizmor/new-rule', [], ['A08.a']],
    ['the tool in other letters', 'OSV-Scanner', 'CVE-2024-0001', [], ['A06.a']],
    ['nobody: unmapped', 'ESLint', 'no-eval', [], []],
    ['a weakness that nobody names', 'ESLint', 'no-eval', ['CWE-95'], []],
    ['a rule of another tool', 'eslint', 'zizmor/template-injection', [], []],
    ['no rule of the name in the middle', 'zizmor', 'x/zizmor/template-injection', [], ['A08.a']],
  ])('%s', (_, tool, rule, cwe, expected) => expect(route(tool, rule, cwe)).toEqual(expected))

  test('editions of a tool are the tool', () => {
    const own = [item('X', [['semgrep', '*']])]
    for (const name of ['semgrep', 'Semgrep', 'Semgrep OSS', 'Semgrep Pro', ' semgrep  oss '])
      expect(routeResult({ rule: 'r', cwe: [] }, name, own)).toEqual(['X'])
    expect(routeResult({ rule: 'r', cwe: [] }, 'semgrep-like', own)).toEqual([])
  })

  test('an answer that is kept is of the same rule, tool and weaknesses', () => {
    expect(route('gitleaks', 'r')).toEqual(['A07.a', 'D.2.a'])
    expect(route('gitleaks', 'r', ['CWE-78'])).toEqual(['A03.b'])
    expect(route('secretlint', 'r')).toEqual(['A07.a'])
    expect(routeResult({ rule: 'r', cwe: [] }, 'gitleaks', [])).toEqual([])
    expect(route('gitleaks', 'r')).toEqual(['A07.a', 'D.2.a'])
  })

  test('rules with marks of patterns are texts', () => {
    const own = [item('X', [['t', 'a[1]?.(b)/**/c']])]
    expect(routeResult({ rule: 'a[1]?.(b)/anything/at/all/c', cwe: [] }, 't', own)).toEqual(['X'])
    expect(routeResult({ rule: 'a1x.b/x/c', cwe: [] }, 't', own)).toEqual([])
  })

  test('weaknesses are compared in capital letters', () => {
    expect(routeResult({ rule: 'r', cwe: ['CWE-79'] }, 't', [item('X', [], ['cwe-79'])])).toEqual(['X'])
  })
})
