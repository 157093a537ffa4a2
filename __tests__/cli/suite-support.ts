import { randomBytes } from 'node:crypto'

/** JUnit XML with so many passing and failing tests of class `c`. */
export function junit(passed: number, failed = 0, more = ''): string {
  const one = (index: number, inner: string) =>
    `<testcase classname="c" name="t${index}" file="src/a.test.ts">${inner}</testcase>`
  const cases = Array.from({ length: passed + failed }, (_, index) =>
    one(index, index < passed ? '' : '<failure message="no"/>'),
  )
  return `<testsuite name="unit" tests="${passed + failed}" failures="${failed}">${cases.join('')}${more}</testsuite>\n`
}

/** A key as a person would make one. */
export const newKey = (): string => randomBytes(32).toString('base64')

export const policy = (mode: 'enforce' | 'report', more = ''): string =>
  `version: 1\nmode: ${mode}\ngates:\n  golden-suite:\n    reports: ["out/*.xml"]\n${more}`
