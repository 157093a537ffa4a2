import type { Derived, PathDecision, PathRule } from '../../change/model.ts'
import { skipReasons } from '../../change/skip-reasons.ts'
import type { Fact, Unknown } from '../../core/fact.ts'
import type { Statement } from '../../core/facts/answers.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import { code, plain, prose, type Text, text } from '../../core/text.ts'
import { recoveryDetail } from './recovery.ts'
import { finding, listed, unseen, words } from './words.ts'

/**
 * The path, the tree of reasons behind it, and what it obliges to. A fact that could not be read makes the path Full
 * and the rule unknown: nobody knows whether the facts would not have asked for more.
 */
export function pathFindings(
  decision: PathDecision,
  facts: Readonly<Record<string, Fact<unknown>>>,
): readonly Finding[] {
  const missing = Object.entries(facts).flatMap(([key, fact]) => (fact.known ? [] : [[key, fact] as const]))
  return [
    finding('path', 'pass', 'path', {
      found: foundOf(decision),
      required: text`the highest path that any rule asks for; what cannot be seen counts as full`,
      fix: [],
      details: [treeDetail(decision), obligationDetail(decision)],
    }),
    ...missing.map(([key, fact]) => unreadable(key, fact)),
  ]
}

const unreadable = (key: string, fact: Unknown): Finding => ({
  ...unseen('path', key, key, fact),
  details: [recoveryDetail('path')],
})

function foundOf({ path, computed, decisive, rules, declared, override }: PathDecision): Text {
  const reasons = rules
    .filter(({ id }) => decisive.includes(id))
    .slice(0, 3)
    .map(reasonOf)
  const by = text` by ${words(decisive.join(', '))}: `
  const start = [
    ...text`path ${code(path)}`,
    ...(path === computed ? [] : text` (the facts alone: ${code(computed)})`),
    ...by,
  ]
  const lowered = override === null ? [] : text`; lowered to ${code(override.path)} by ${words(override.by)}`
  const raised =
    declared === path && path !== computed && override === null ? text`; declared in the description` : []
  return [...start, ...listed(reasons), ...lowered, ...raised]
}

const reasonOf = ({ when, because }: PathRule): Text => {
  const [first] = because
  return first === undefined ? text`${words(when)}` : text`${words(when)} (${words(first, 200)})`
}

const metWords = { true: 'yes', false: 'no', unknown: 'cannot be told' } as const

const treeDetail = ({ rules }: PathDecision): Detail => ({
  kind: 'table',
  title: text`Rules of the decision table`,
  columns: ['Rule', 'Asks for', 'When', 'Met', 'Because'],
  rows: rules.map(({ id, path, when, met, because }) => [
    text`${code(id)}`,
    text`${code(path)}`,
    text`${words(when)}`,
    text`${words(metWords[`${met}`])}`,
    // What has to be written is marked as such in our own words.
    prose(plain([words(because.join('; '), 500)])),
  ]),
})

function obligationDetail({ path, obligations }: PathDecision): Detail {
  const own = obligations.map(({ text: what, gate }) =>
    gate === 'workflow-path' ? text`${words(what)}` : text`${words(what)} (judged by the gate ${gate})`,
  )
  return {
    kind: 'list',
    title: text`What the path ${code(path)} asks for`,
    items: own.length === 0 ? [text`nothing but the checks that run on every change`] : own,
  }
}

/** What is said about a review that is left out. */
export function skipFindings(
  { path, computed, rules }: PathDecision,
  { skipJustified }: Derived,
  statements: readonly Statement[],
): readonly Finding[] {
  const given = statements.filter(({ key }) => key === 'security-review-skipped')
  const required = text`a reason of the closed list that fits every changed file`
  const because = text`${words(skipJustified.because.join('; '), 500)}`
  if (path === 'standard' && skipJustified.value === true) {
    return [finding('skip-justification', 'pass', 'security review', { found: because, required, fix: [] })]
  }
  if (given.length > 0 && skipJustified.value !== true) {
    return [
      finding('skip-justification', 'fail', 'security review', {
        found: text`the description says that the security review is skipped; ${because[0] ?? words('it may not be')}`,
        required,
        fix: text`correct the line, or remove it`,
        details: [reasonList],
      }),
    ]
  }
  if (given.length > 0 && path === 'full') {
    const raising = rules.filter(
      ({ met, path: asked, id }) => met !== false && asked === 'full' && id !== 'R40',
    )
    return [
      finding('skip-justification', 'fail', 'security review', {
        found: text`the description says that the security review is skipped, and the path is full by ${words(raising.map(({ id }) => id).join(', '))}`,
        required: text`no review is skipped on the path full`,
        fix: text`remove the line ${'Security review skipped: …'}`,
      }),
    ]
  }
  if (computed === 'full' && rules.some(({ id, met }) => id === 'R40' && met === true)) {
    return [
      finding('skip-justification', 'skip', 'security review', {
        found: text`no rule asks for the path full by itself: a justification of the closed list would make it standard`,
        required: text`nothing`,
        fix: [],
        details: [reasonList],
      }),
    ]
  }
  return []
}

const reasonList: Detail = {
  kind: 'list',
  title: text`Reasons for which a security review may be left out`,
  items: skipReasons.map((reason) => text`${code(`Security review skipped: ${reason}`)}`),
}
