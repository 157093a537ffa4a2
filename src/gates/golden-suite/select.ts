import type { TestGroup } from '../../core/facts/test-reports.ts'
import { matcherOf } from '../../formats/glob-list.ts'
import { matchesWildcard, star, type Token, type Wildcard, wildcard } from '../../formats/wildcard.ts'
import type { Select } from './options.ts'
import { repositoryPath } from './place.ts'
import { requirementIds } from './requirement-ids.ts'
import type { Expected, Test } from './tests.ts'

type Matches = (text: string) => boolean

const listOf = <Item>(value: Item | readonly Item[]): readonly Item[] => [value].flat() as readonly Item[]

/** `*` stands for any text; everything else for itself. */
function anyOf(patterns: string | readonly string[]): Matches {
  const compiled: readonly Wildcard[] = listOf(patterns).map((pattern) =>
    wildcard(
      pattern
        .split(/(\*)/u)
        .filter((piece) => piece !== '')
        .map((piece): Token => (piece === '*' ? star : { text: piece })),
    ),
  )
  return (text) => compiled.some((pattern) => matchesWildcard(pattern, text))
}

const bare = (tag: string): string => (tag.startsWith('@') ? tag.slice(1) : tag)

/** Which tests a suite's `select` means. All keys must match; of a list, one value is enough. */
export function selector(select: Select | undefined, expected: Expected): (test: Test) => boolean {
  if (select === undefined) return () => true
  const byGroup = groupSelector(select)
  const byTest = testSelector(select, expected)
  const groups = new Map<TestGroup, boolean>()
  return (test) => {
    let fits = groups.get(test.group)
    if (fits === undefined) {
      fits = byGroup(test)
      groups.set(test.group, fits)
    }
    return fits && byTest(test)
  }
}

/** What all tests of one group answer alike: tags, properties, and the source file. */
function groupSelector({ tag, property, file }: Select): (test: Test) => boolean {
  const tags = tag === undefined ? null : anyOf(listOf(tag).map(bare))
  const properties = property === undefined ? null : anyOf(property)
  const files = file === undefined ? null : matcherOf(listOf(file))
  return ({ group }) => {
    if (tags !== null && !group.tags.some((one) => tags(bare(one)))) return false
    if (properties !== null && !group.properties.some(([name, value]) => properties(`${name}=${value}`)))
      return false
    return files === null || (group.file !== null && files(repositoryPath(group.file) ?? group.file))
  }
}

function testSelector({ name, priority, requirement }: Select, expected: Expected): (test: Test) => boolean {
  const names = name === undefined ? null : anyOf(name)
  const priorities = priority === undefined ? null : listOf(priority)
  const requirements = requirement === undefined ? null : anyOf(requirement)
  return (test) => {
    if (names !== null && !names(test.id)) return false
    if (priorities !== null) {
      const entry = expected.get(test.id)
      if (entry === undefined || !priorities.includes(entry.priority)) return false
    }
    return requirements === null || requirementIds(test, expected.get(test.id)).some(requirements)
  }
}
