import type { Unobserved } from '../../core/facts/observation.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import { code, type Text, text } from '../../core/text.ts'
import type { Judged } from './answer-findings.ts'
import { isHard } from './effective/bypass.ts'
import type { ControlAnswer, Effective } from './model.ts'
import { bypassText, counted, finding, joined, sourcesText, valueText, word } from './words.ts'

/** What was seen of a branch, with the table of all controls: the first thing a person reads. */
export function observedFindings(
  effective: Effective,
  answers: readonly ControlAnswer[],
  judged: Judged,
): readonly Finding[] {
  return [
    visibleProtection(effective, answers, judged),
    ...visibleBypass(effective, answers, judged),
    ...unmodelled(effective, judged),
  ]
}

function visibleProtection(effective: Effective, answers: readonly ControlAnswer[], judged: Judged): Finding {
  const open = answers.filter(({ answer }) => answer === 'unobservable')
  const why = open[0]?.why
  const details = [table(answers, judged)]
  if (why === undefined) {
    return finding('visible-protection', 'pass', judged.subject, {
      found: [
        ...text`${judged.subject}: ${counted(answers.length, 'requirement')} could be judged`,
        ...notNeeded(effective),
      ],
      required: complete,
      fix: [],
      details,
    })
  }
  return finding('visible-protection', 'unknown', judged.subject, {
    found: [
      ...text`${judged.subject}: not visible, and rulesets alone do not prove it: `,
      ...nameList(open),
      ...text` (${word(why.detail)})`,
    ],
    required: complete,
    fix: remedyText(why),
    details,
    unknown: unknownOf(why),
  })
}

const complete: Text = [word('complete data: what cannot be seen never passes')]

const notNeeded = ({ hidden }: Effective): Text =>
  hidden.length === 0 ? [] : [word('; what could not be seen was not needed')]

/** The controls, each once, with the checks they are about. */
const nameList = (answers: readonly ControlAnswer[]): Text =>
  joined(
    [
      ...new Set(
        answers.map(({ control, detail }) => (detail === undefined ? control : `${control} ${detail}`)),
      ),
    ].map((name) => [code(name)]),
  )

const remedyText = ({ remedy }: Unobserved): Text =>
  remedy === undefined
    ? [word('run the check again')]
    : [
        word(remedy.text),
        ...(remedy.permission === undefined ? [] : [word(' ('), code(remedy.permission), word(')')]),
      ]

const unknownOf = ({ reason, remedy }: Unobserved): NonNullable<Finding['unknown']> => ({
  reason,
  ...(remedy === undefined
    ? {}
    : {
        remedy: {
          text: remedy.text,
          ...(remedy.permission === undefined ? {} : { permission: remedy.permission }),
        },
      }),
})

function visibleBypass(
  effective: Effective,
  answers: readonly ControlAnswer[],
  { subject, requirements }: Judged,
): readonly Finding[] {
  const open = answers.filter(({ answer }) => answer === 'bypass-unknown')
  const why = open[0]?.why
  if (why !== undefined) {
    const sources = open.flatMap((answer) => answer.sources)
    return [
      finding('visible-bypass', 'unknown', subject, {
        found: [
          ...text`${subject}: bypass actors not visible for `,
          ...nameList(open),
          ...text` (`,
          ...sourcesText(sources.filter(({ bypass }) => !isHard(bypass, requirements))),
          ...text`): ${word(why.detail)}`,
        ],
        required: [word('nobody but the actors of the policy may bypass it')],
        fix: remedyText(why),
        unknown: unknownOf(why),
      }),
    ]
  }
  if (requirements.bypass !== undefined) return [everyoneSeen(subject)]
  const redacted = Object.values(effective.controls)
    .flatMap(({ sources }) => sources)
    .filter(({ bypass }) => bypass.kind === 'unknown')
  return redacted.length === 0 ? [] : [unjudgedBypass(subject, sourcesText(redacted))]
}

const everyoneSeen = (subject: string): Finding =>
  finding('visible-bypass', 'pass', subject, {
    found: text`${subject}: who may bypass was seen wherever it matters`,
    required: [word('nobody but the actors of the policy may bypass it')],
    fix: [],
  })

/** The policy does not ask who may bypass; that it could not be seen is said all the same. */
const unjudgedBypass = (subject: string, sources: Text): Finding =>
  finding('visible-bypass', 'skip', subject, {
    found: [...text`${subject}: bypass actors not visible of `, ...sources],
    required: [word('nothing: the policy has no '), code('bypass'), word(' for it')],
    fix: [],
  })

function unmodelled({ unmodelled: types }: Effective, { subject }: Judged): readonly Finding[] {
  return types.map(({ type, rulesetId }) =>
    finding('known-rule-types', 'skip', `${subject}: ${type}`, {
      found: text`${subject}: rule type ${type} of ruleset ${rulesetId ?? 0} is not known to this version`,
      required: [word('nothing: unknown rule types never change a decision')],
      fix: [],
    }),
  )
}

const answerWords: Readonly<Record<ControlAnswer['answer'], string>> = {
  satisfied: 'satisfied',
  violated: 'violated',
  bypassable: 'bypassable',
  'bypass-unknown': 'bypass not visible',
  unobservable: 'not visible',
}

/** Control, required, effective, source, who can bypass, next step. */
function table(answers: readonly ControlAnswer[], { subject, at }: Judged): Detail {
  return {
    kind: 'table',
    title: text`Protection of ${subject}`,
    columns: ['Control', 'Required', 'Effective', 'Source', 'Who can bypass', 'Answer'],
    rows: answers.map((answer) => [
      text`${answer.control}`,
      [...valueText(answer.required), ...placeOf(at(answer.keys))],
      valueText(answer.value),
      sourcesText(answer.sources),
      bypassText(answer.sources.map(({ bypass }) => bypass)),
      [word(answerWords[answer.answer])],
    ]),
  }
}

const placeOf = (place: ReturnType<Judged['at']>): Text =>
  place === undefined
    ? []
    : [
        word(' ('),
        place.line === undefined
          ? { kind: 'path', path: place.path }
          : { kind: 'path', path: place.path, line: place.line },
        word(')'),
      ]
