import { resolveCheck } from '../../core/check-evidence.ts'
import type { Unknown } from '../../core/fact.ts'
import type { EvidenceTarget } from '../../core/facts/answers.ts'
import type { ChecklistItem } from '../../core/facts/checklists.ts'
import { joinWords, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import type { JudgedEvidence } from './model.ts'
import { words } from './words.ts'

/**
 * What one piece of evidence is worth. A file that is there at the head is E1; a check or a test that passed and a tool
 * that ran on the judged commit are E2; a signature that holds is E3. An address is never fetched: E0.
 */
export function judgeEvidence(target: EvidenceTarget, item: ChecklistItem, context: Context): JudgedEvidence {
  if (!item.evidence.includes(target.kind)) {
    return refused(
      target,
      text`this question takes ${words(joinWords(item.evidence, 'or'))}, not ${target.kind}`,
    )
  }
  switch (target.kind) {
    case 'file':
      return judgeFile(target)
    case 'signed':
      return target.found === 'open' ? unseen(target) : found(target, 'E3', text`its signature holds`)
    case 'check':
      return judgeCheck(target, context)
    case 'test':
      return judgeTest(target, context)
    case 'sarif':
      return judgeTool(target, context)
    case 'link':
      return counts(target, 'E0', text`an address, which is not opened`)
  }
}

const counts = (target: EvidenceTarget, grade: JudgedEvidence['grade'], why: Text): JudgedEvidence => ({
  ...{ target, grade, why },
  opposes: false,
  unknown: null,
})

const refused = (target: EvidenceTarget, why: Text): JudgedEvidence => counts(target, null, why)

const undecided = (target: EvidenceTarget, { reason, detail, remedy }: Unknown): JudgedEvidence => ({
  ...refused(target, text`${words(detail)}`),
  unknown: { reason, ...(remedy === undefined ? {} : { remedy }) },
})

const unseen = (target: EvidenceTarget): JudgedEvidence => ({
  ...refused(target, text`${words(target.why || 'it could not be looked at')}`),
  unknown: { reason: 'unconfirmed' },
})

const found = (target: EvidenceTarget, grade: JudgedEvidence['grade'], why: Text): JudgedEvidence =>
  target.found === 'yes'
    ? counts(target, grade, why)
    : refused(target, text`${words(target.why || 'it is not there')}`)

/** Answers prove nothing about themselves. */
const answersFolder = '.gatewright/answers/'

function judgeFile(target: EvidenceTarget): JudgedEvidence {
  if (target.name.startsWith(answersFolder)) return refused(target, text`a file of answers proves no answer`)
  return target.found === 'open' ? unseen(target) : found(target, 'E1', text`it is there at the head`)
}

function judgeCheck(target: EvidenceTarget, { checks, options }: Context): JudgedEvidence {
  const listed = Object.keys(options.checks)
  const pin = Object.hasOwn(options.checks, target.name) ? options.checks[target.name] : undefined
  if (listed.length > 0 && pin === undefined) {
    return refused(target, text`the policy lists the checks that count: ${words(joinWords(listed, 'and'))}`)
  }
  if (!checks.known) return undecided(target, checks)
  const {
    state,
    found: seen,
    unknown,
  } = resolveCheck(checks.value, {
    name: pin?.check ?? target.name,
    app: pin?.app,
    workflow: pin?.workflow,
    event: pin?.event,
    allowSkipped: pin?.['allow-skipped'],
  })
  if (state === 'passed') return counts(target, 'E2', seen)
  return { ...refused(target, seen), opposes: state === 'failed', unknown: unknown ?? null }
}

const testWords = {
  failed: 'this test failed',
  skipped: 'this test was skipped',
  absent: 'no report has this test',
  ambiguous: 'several tests have this name: write it as `gatewright suite read --tests` prints it',
} as const

function judgeTest(target: EvidenceTarget, { tests }: Context): JudgedEvidence {
  if (!tests.known) return undecided(target, tests)
  const state = Object.hasOwn(tests.value, target.name) ? (tests.value[target.name] ?? 'absent') : 'absent'
  if (state === 'passed') return counts(target, 'E2', text`this test passed`)
  return { ...refused(target, text`${words(testWords[state])}`), opposes: state === 'failed' }
}

function judgeTool(target: EvidenceTarget, { tools }: Context): JudgedEvidence {
  if (!tools.fact.known) return undecided(target, tools.fact)
  const problem = tools.notRun(target.name)
  return problem === null ? counts(target, 'E2', text`it ran on the judged commit`) : refused(target, problem)
}
