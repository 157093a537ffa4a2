import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import { type JudgedEvidence, type JudgedQuestion, reaches } from './model.ts'
import { finding, listed, locationOf, words, writtenAt } from './words.ts'

/** Whether a yes is backed well enough, and by nothing that says the opposite. */
export function evidenceFindings(judged: JudgedQuestion): readonly Finding[] {
  const enough = reaches(judged.grade, judged.question.minimum)
  return [
    ...opposed(judged),
    ...(enough ? [] : [weak(judged)]),
    // What does not count is a reason where it was needed, and a remark where it was not.
    ...(enough ? notCounted(judged) : []),
  ]
}

function opposed({ question, answer, evidence }: JudgedQuestion): readonly Finding[] {
  const against = evidence.filter(({ opposes }) => opposes)
  if (against.length === 0) return []
  return [
    finding('not-contradicted', 'fail', `${question.item.id} evidence`, {
      location: answer === null ? undefined : locationOf(answer),
      found: [
        ...text`${question.item.id} is answered yes, and its own evidence says the opposite: `,
        ...listed(against.map(inWords)),
      ],
      required: text`evidence that holds on the head commit`,
      fix: text`repair what failed there, and run it again`,
    }),
  ]
}

const inWords = ({ target, why }: JudgedEvidence): Text => [...text`${target.text} (`, ...why, ...text`)`]

function weak({ question, answer, evidence, grade }: JudgedQuestion): Finding {
  const { item, minimum } = question
  const useless = evidence.filter((one) => one.grade === null)
  const addresses = evidence.filter((one) => one.grade !== null && one.target.kind === 'link')
  // Only what would be enough if it could be looked at leaves it open.
  const strong = useless.filter(({ target }) => reaches(kindGrade[target.kind], minimum))
  const open = strong.map(({ unknown }) => unknown).find((unknown) => unknown !== null)
  const said = evidence.length === 0 ? text`has no evidence` : text`has evidence of grade ${grade}`
  return finding('evidence-grade', open === undefined ? 'fail' : 'unknown', item.id, {
    ...{ location: answer === null ? undefined : locationOf(answer), requiredAt: writtenAt(question) },
    found: [
      ...text`${item.id} `,
      ...said,
      ...(addresses.length === 0 ? [] : [...text`; `, ...listed(addresses.map(inWords))]),
      ...(useless.length === 0 ? [] : [...text`; not counted: `, ...listed(useless.map(inWords))]),
    ],
    required: text`evidence of grade ${minimum}${words(`: ${gradeWords[minimum]}`)}`,
    fix: [...text`add `, ...raised(judgedKinds(question.item.evidence, minimum))],
    ...(open === undefined ? {} : { unknown: open }),
  })
}

const gradeWords = {
  E0: 'a tick is enough',
  E1: 'a file, lines or a heading that is there at the head',
  E2: 'the result of a check, a test or a tool on the head commit',
  E3: 'a signature that holds',
} as const

type Kind = JudgedEvidence['target']['kind']

const kindGrade = { link: 'E0', file: 'E1', check: 'E2', test: 'E2', sarif: 'E2', signed: 'E3' } as const
const forms: Readonly<Record<Kind, string>> = {
  file: 'Evidence: path#L1-L9',
  check: 'Evidence: check: NAME',
  test: 'Evidence: test: NAME',
  sarif: 'Evidence: sarif: TOOL',
  signed: 'Evidence: signed: PATH',
  link: 'Evidence: https://…',
}

const judgedKinds = (accepted: readonly Kind[], minimum: JudgedQuestion['grade']): readonly Kind[] =>
  accepted.filter((kind) => reaches(kindGrade[kind], minimum))

/** What would be enough, in the form in which it is written: one next step, and one other way. */
function raised(kinds: readonly Kind[]): Text {
  if (kinds.length === 0)
    return text`evidence; the checklist accepts no kind that is strong enough: correct its ${'evidence'}`
  return kinds
    .slice(0, 2)
    .flatMap((kind, index) => [...(index === 0 ? [] : text` or `), ...text`${`- ${forms[kind]}`}`])
}

function notCounted({ question, answer, evidence }: JudgedQuestion): readonly Finding[] {
  const useless = evidence.filter(({ grade, opposes }) => grade === null && !opposes)
  if (useless.length === 0) return []
  return [
    finding('evidence-found', 'fail', question.item.id, {
      level: 'warning',
      location: answer === null ? undefined : locationOf(answer),
      found: [...text`evidence of ${question.item.id} does not count: `, ...listed(useless.map(inWords))],
      required: text`evidence that can be found at the head`,
      fix: text`correct it, or take it out: the answer is backed by the rest`,
    }),
  ]
}
