import type { Finding } from '../../core/finding.ts'
import { people, text } from '../../core/text.ts'
import { matcherOf } from '../../formats/glob-list.ts'
import type { Ownership } from './ownership.ts'
import type { Touched } from './requirements.ts'
import { firstAtHead, pathsInShort } from './words.ts'

/**
 * Changes of what judges the pull request: policy, CODEOWNERS, workflows. They are judged by the base's rules and
 * always need an owner of the path; `unowned` does not apply to them.
 */
export function policyChanges(
  touched: readonly Touched[],
  policyPaths: readonly string[],
  ownership: Ownership,
): readonly Finding[] {
  const protects = protectedPath(policyPaths)
  return touched.filter(({ path }) => protects(path)).map((one) => policyChange(one, ownership))
}

/**
 * An entry is a path, a folder or a glob; names are compared without case, as some checkouts do. What stands where a
 * folder above an entry should be (a link, a submodule) replaces the entry, too.
 */
function protectedPath(entries: readonly string[]): (path: string) => boolean {
  const lower = entries.map((entry) => entry.toLowerCase().replace(/\/$/, ''))
  const globs = matcherOf(lower.filter((entry) => entry.includes('*')))
  return (path) => {
    const name = path.toLowerCase()
    const touches = (entry: string) =>
      name === entry || name.startsWith(`${entry}/`) || entry.startsWith(`${name}/`)
    return lower.some(touches) || globs(name)
  }
}

function policyChange(one: Touched, ownership: Ownership): Finding {
  const ruling = ownership.rule(one.path)
  const at = 'line' in ruling && ruling.line !== undefined ? ownership.at(ruling.line) : undefined
  const common = {
    rule: 'codeowners/policy-changed',
    subject: one.path,
    required: text`an approval of an owner of this path, whatever ${{ kind: 'code', text: 'unowned' }} says`,
    ...(at === undefined ? {} : { requiredAt: at }),
    ...firstAtHead([one]),
  }
  if (ruling.kind === 'unowned') {
    return {
      ...common,
      outcome: 'fail',
      level: 'error',
      found: [
        ...pathsInShort([one.path]),
        ...text` decides how pull requests are judged, and nobody owns it`,
      ],
      fix: text`add a line for ${{ kind: 'path', path: one.path }} to CODEOWNERS on the base branch`,
    }
  }
  const owners = ruling.kind === 'owned' ? ruling.pools.map((pool) => pool.name) : []
  const who = owners.length === 0 ? text`an owner of it` : text`${people(owners)}`
  return {
    ...common,
    outcome: 'pass',
    level: 'note',
    found: [
      ...pathsInShort([one.path]),
      ...text` decides how pull requests are judged; the base's version judges this one, and it needs `,
      ...who,
    ],
    fix: [],
  }
}
