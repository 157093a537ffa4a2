import type { EvidenceTarget } from '../../core/facts/answers.ts'
import type { Finding } from '../../core/finding.ts'
import { code, joinWords, text } from '../../core/text.ts'
import { crowded } from './crowded.ts'
import { type JudgedEvidence, type JudgedQuestion, reaches, strongest } from './model.ts'
import { finding, groupOf } from './words.ts'

/**
 * Evidence that carries everything carries nothing. A place (a file, lines or a heading of it, a test) stands for the
 * questions of two groups at most; parts of a question (`A03.a`, `A03.b`) are one group. Where the places that are
 * named cannot be shared out among the groups that need one, it fails; so one file under everything does, and two
 * files under everything do. Only what is needed for the minimum grade counts, and more evidence never makes it worse.
 * A check, a tool or a signature may well cover much, and so may different lines of one file: where one alone carries
 * three groups or more, it is pointed out.
 */
export function evidenceDistinctFindings(judged: readonly JudgedQuestion[]): readonly Finding[] {
  const backed = judged.filter(
    ({ answer, question, grade }) =>
      answer?.value === 'yes' && question.minimum !== 'E0' && reaches(grade, question.minimum),
  )
  const failed = crowded(demandsOf(backed)).map(({ groups, places }) => {
    const ids = backed.map(({ question }) => question.item.id).filter((id) => groups.includes(groupOf(id)))
    return evidenceFinding(joinWords(places, 'and'), ids, 'error')
  })
  if (failed.length > 0) return failed
  const wide = [
    ...carriers(backed, (target) => (isNarrow(target) ? null : exactPlace(target))),
    ...carriers(backed, fileOf),
  ]
  return wide.map(([key, ids]) => evidenceFinding(key, ids, 'warning'))
}

/** A place that can be about few questions only. */
const isNarrow = ({ kind }: EvidenceTarget): boolean => kind === 'file' || kind === 'test'

const fileOf = ({ kind, name }: EvidenceTarget): string | null => (kind === 'file' ? name : null)

const exactPlace = ({ kind, name, anchor, lines }: EvidenceTarget): string => {
  const at = anchor ?? (lines === null ? '' : `L${lines.join('-L')}`)
  return `${kind === 'file' ? '' : `${kind}: `}${name}${at === '' ? '' : `#${at}`}`
}

/** Each group with the places that are strong enough; none where something wide, or one that needs none, is there. */
function demandsOf(backed: readonly JudgedQuestion[]): ReadonlyMap<string, ReadonlySet<string>> {
  const demands = new Map<string, Set<string>>()
  const met = new Set<string>()
  for (const { question, evidence } of backed) {
    const group = groupOf(question.item.id)
    const enough = evidence.filter(({ grade }) => grade !== null && reaches(grade, question.minimum))
    if (enough.some(({ target }) => !isNarrow(target))) met.add(group)
    const places = demands.get(group) ?? new Set<string>()
    for (const { target } of enough) places.add(exactPlace(target))
    demands.set(group, places)
  }
  return new Map([...demands].filter(([group]) => !met.has(group)))
}

/** What alone lifts the questions of three groups or more to their minimum, with these questions. */
function carriers(
  backed: readonly JudgedQuestion[],
  keyOf: (target: EvidenceTarget) => string | null,
): readonly (readonly [string, readonly string[]])[] {
  const byKey = new Map<string, string[]>()
  for (const { question, evidence } of backed) {
    for (const key of new Set(evidence.map(({ target }) => keyOf(target)))) {
      if (key === null || reaches(gradeWithout(evidence, key, keyOf), question.minimum)) continue
      byKey.set(key, [...(byKey.get(key) ?? []), question.item.id])
    }
  }
  return [...byKey]
    .filter(([, ids]) => new Set(ids.map(groupOf)).size > 2)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

const gradeWithout = (
  evidence: readonly JudgedEvidence[],
  key: string,
  keyOf: (target: EvidenceTarget) => string | null,
) => strongest(evidence.filter(({ target }) => keyOf(target) !== key).map(({ grade }) => grade))

const evidenceFinding = (places: string, ids: readonly string[], level: 'error' | 'warning'): Finding =>
  finding('evidence-distinct', 'fail', places, {
    level,
    found: text`${places} is all the evidence of ${ids.length} questions: ${code(joinWords([...ids].sort(), 'and'))}`,
    required: text`evidence that is about the question it stands at: one place for the questions of two groups at most`,
    fix: text`name for each of them the lines, the test or the check that shows it`,
  })
