import type { Detail, Finding } from '../../core/finding.ts'
import { code, type Text, text } from '../../core/text.ts'
import type { Judged } from './answer-findings.ts'
import { isHard } from './effective/bypass.ts'
import { checksIn } from './effective/values.ts'
import type { ControlAnswer, Effective } from './model.ts'
import { completeData, remedyText, unknownOf } from './unseen.ts'
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
      required: completeData,
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
    required: completeData,
    fix: remedyText(why),
    details,
    unknown: { ...unknownOf(why), rules: controlsIn(open) },
  })
}

/** What GitHub tells nobody is no news. */
const notNeeded = ({ hidden }: Effective): Text =>
  hidden.every(({ why }) => why.reason === 'unsupported-by-server')
    ? []
    : [word('; what could not be seen was not needed')]

/** Names of the rules that these answers leave undecided: each control has one of its own. */
const controlsIn = (answers: readonly ControlAnswer[]): readonly string[] =>
  [...new Set(answers.map(({ control }) => control))].sort()

/** The controls, each once, with the checks they are about. */
const nameList = (answers: readonly ControlAnswer[]): Text =>
  joined(
    [
      ...new Set(
        answers.map(({ control, detail }) => (detail === undefined ? control : `${control} ${detail}`)),
      ),
    ].map((name) => [code(name)]),
  )

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
          ...text`${subject}: bypass actors are not visible for `,
          ...nameList(open),
          ...text` (`,
          ...sourcesText(sources.filter(({ bypass }) => !isHard(bypass, requirements))),
          ...text`): ${word(why.detail)}`,
        ],
        required: [word('nobody but the actors of the policy may bypass it')],
        fix: remedyText(why),
        unknown: { ...unknownOf(why), rules: controlsIn(open) },
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
    found: [...text`${subject}: bypass actors are not visible of `, ...sources],
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
    columns: ['Control', 'Required', 'Effective', 'Source', 'Who can bypass', 'Next step'],
    rows: answers.map((answer) => [
      text`${answer.control}`,
      [...valueText(answer.required), ...placeOf(at(answer.keys))],
      effectiveText(answer),
      sourcesText(answer.sources),
      bypassText(answer.bypass),
      nextStep(answer),
    ]),
  }
}

/** In short: the finding itself has the whole step. */
function nextStep({ answer, code: found = '', control, required, why }: ControlAnswer): Text {
  const permission = why?.remedy?.permission
  if (why !== undefined) {
    return [word(permission === undefined ? answerWords[answer] : `${answerWords[answer]}: ${permission}`)]
  }
  if (answer === 'satisfied') return [word('none: satisfied')]
  if (answer === 'bypassable') return [word('bypassable: require it in a ruleset without bypass')]
  if (found.endsWith(':conflict')) return [word('violated: pin one App')]
  if (found.startsWith('BP-CHECK-EXTRA')) return [word('violated: take it out')]
  if (control === 'merge-methods')
    return [word(found === 'BP-METHOD-DEADLOCK' ? 'violated: leave one way' : 'violated: allow only those')]
  if (typeof required === 'number') return [word('violated: raise it')]
  return [word(typeof required === 'object' ? 'violated: add it' : 'violated: turn it on')]
}

/** Of a check its own state, otherwise the value of the control. */
function effectiveText({ control, detail, value }: ControlAnswer): Text {
  if (control !== 'checks' || detail === undefined) return valueText(value)
  const check = checksIn(value).filter(({ context }) => context === detail)
  return check.length === 0 ? [word('not required')] : valueText(check)
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
