import type { ExpectedTest } from '../../core/facts/golden.ts'
import type { Test } from './tests.ts'

const propertyNames: ReadonlySet<string> = new Set(['requirement', 'requirements', 'req', 'reqs'])
/**
 * `P1-T05`, `P1_R12`, `P1-TR06`, `P1-T-CC01`, `P1-EXIT-09`, `P1-T05-NEG-01`, also inside names such as
 * `test_P1_T05_REFUND`: what follows the number is no part of the id.
 */
const inNames =
  /(?<![A-Za-z0-9])(P\d{1,2}(?:[-_][A-Z]{1,8}){1,3}(?:\d{1,4}|[-_]\d{1,4})(?:[-_]NEG(?:[-_]?\d{1,4})?)?)(?![A-Za-z0-9])/gu

/**
 * Requirement ids a test carries: properties and labels `requirement`, tags and names of the form `P1-R05` (with `_`
 * for `-`), and what the manifest says.
 */
export function requirementIds(test: Test, expected: ExpectedTest | undefined): readonly string[] {
  const ids = new Set(expected?.requirements ?? [])
  for (const [name, value] of test.group.properties)
    if (propertyNames.has(name.toLowerCase()))
      for (const id of value.split(/[\s,;]+/u)) if (id !== '') ids.add(id)
  for (const text of [...test.group.tags, test.group.suite, test.group.className, test.test.name])
    for (const [, id] of text.matchAll(inNames)) if (id !== undefined) ids.add(id.replaceAll('_', '-'))
  return [...ids]
}
