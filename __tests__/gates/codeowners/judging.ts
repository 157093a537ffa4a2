import type { Finding } from '../../../src/core/finding.ts'
import type { Where } from '../../../src/core/gate.ts'
import { type Part, plain } from '../../../src/core/text.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import type { PullRequestFacts } from '../../support/pull-request-facts.ts'

/** Policy options as written; defaults are filled in as for a real policy. */
export const optionsOf = (written: object = {}) => codeowners.options.parse(written)

/** Places in the policy file: line 10 plus the index for rules. */
export const where: Where = (...keys) =>
  keys[0] === 'rules' ? { path: '.github/gatewright.yml', line: 10 + Number(keys[1]), at: 'base' } : undefined

/** All findings of the gate on a pull request. */
export function judged(facts: PullRequestFacts, options: object = {}): readonly Finding[] {
  const judge = codeowners.pullRequest
  if (judge === undefined) throw new Error('the gate judges pull requests')
  return judge.evaluate(facts.values, optionsOf(options), where)
}

/** The outcome of the whole gate. */
export const outcome = (facts: PullRequestFacts, options: object = {}) => outcomeOf(judged(facts, options))

/** The one finding of a rule. */
export function only(findings: readonly Finding[], rule: string): Finding {
  const found = findings.filter((finding) => finding.rule === `codeowners/${rule}`)
  const [first] = found
  if (first === undefined || found.length > 1) {
    throw new Error(`expected one ${rule}, found ${findings.map((one) => one.rule).join(', ')}`)
  }
  return first
}

/** A finding in plain words: `found | required | fix`. */
export const sentence = (finding: Finding): string =>
  [finding.found, finding.required, finding.fix].map((part) => plain(part)).join(' | ')

/** Everything below a finding, one line per item or row. */
export const detailLines = (finding: Finding): readonly string[] =>
  (finding.details ?? []).flatMap((detail) => [
    plain(detail.title),
    ...(detail.kind === 'list'
      ? detail.items.map(plain)
      : detail.rows.map((row) => row.map(plain).join(' | '))),
  ])

/** People named in a text. */
const peopleIn = (text: readonly Part[]): readonly string[] =>
  text.flatMap((part) => (part.kind === 'people' ? part.people : []))

/** The people of the detail that says who together closes everything. */
export function closing(findings: readonly Finding[]): readonly string[] {
  const details = findings.flatMap((finding) => finding.details ?? [])
  const found = details.find((detail) => plain(detail.title).startsWith('Who can still approve'))
  return found?.kind === 'list' ? found.items.flatMap(peopleIn) : []
}
