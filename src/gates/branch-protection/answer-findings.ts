import type { Finding, Location } from '../../core/finding.ts'
import { code, type Text, text } from '../../core/text.ts'
import { controlWords } from './control-words.ts'
import type { Requirements } from './controls.ts'
import { isHard } from './effective/bypass.ts'
import { checksIn } from './effective/values.ts'
import type { ControlAnswer } from './model.ts'
import { bypassText, finding, joined, sourcesText, valueText, word } from './words.ts'

/** Where and for whom an answer was given. */
export interface Judged {
  /** `main`, or `tags v*`. */
  readonly subject: string
  readonly requirements: Requirements
  /** Where a key of the policy's entry is written. */
  readonly at: (keys: readonly (string | number)[]) => Location | undefined
}

const ruleFor = ({ code: found = '', control }: ControlAnswer) => {
  if (found.endsWith(':conflict')) return 'required-check-conflict'
  if (found.startsWith('BP-CHECK-EXTRA')) return 'extra-required-check'
  return found === 'BP-METHOD-DEADLOCK' ? 'merge-method-deadlock' : control
}

/** One finding for an answer that could be given. Those that could not are told together, by what hides them. */
export function answerFinding(answer: ControlAnswer, { subject, requirements, at }: Judged): Finding {
  const { detail, sources, answer: result, keys } = answer
  const name = detail === undefined ? subject : `${subject}: ${detail}`
  const soft = sources.filter(({ bypass }) => !isHard(bypass, requirements))
  const by = result === 'bypassable' ? soft : sources
  return finding(ruleFor(answer), result === 'satisfied' ? 'pass' : 'fail', name, {
    // That two pins are both asked for is not documented (research R6), so it does not block by itself.
    ...(ruleFor(answer) === 'required-check-conflict' ? { level: 'warning' } : {}),
    found: [
      ...text`${subject}: `,
      ...foundText(answer),
      ...(by.length === 0 ? [] : [word(', by '), ...sourcesText(by)]),
      ...(result === 'bypassable'
        ? [word(', which may be bypassed by '), ...bypassText(soft.map((source) => source.bypass))]
        : []),
    ],
    required: requiredText(answer, requirements),
    requiredAt: at(keys),
    fix: result === 'satisfied' ? [] : fixText(answer, subject),
  })
}

/** What holds: for one check that check, otherwise the value of the control. */
function foundText({ control, detail, value, code: found = '' }: ControlAnswer): Text {
  if (control !== 'checks' || detail === undefined) {
    return [word(`"${controlWords[control].setting}" is `), ...valueText(value)]
  }
  const check = checksIn(value).find(({ context }) => context === detail)
  if (check === undefined) return text`check ${detail} is not required`
  const apps = check.apps.join(' and App ')
  if (found.endsWith(':any-app')) return text`check ${detail} is required of any App`
  return check.apps.length === 0
    ? text`check ${detail} is required`
    : text`check ${detail} is required of App ${word(apps)}`
}

function requiredText(
  { control, required, code: found = '' }: ControlAnswer,
  requirements: Requirements,
): Text {
  if (found.endsWith(':conflict')) return text`one App for each check`
  if (found === 'BP-METHOD-DEADLOCK') return text`at least one way to merge`
  const bypass = requirements.bypass
  const but: Text =
    bypass === undefined
      ? []
      : [
          word(
            bypass.allow.length === 0
              ? '; nobody may bypass it'
              : '; only the actors of the policy may bypass it',
          ),
        ]
  if (control === 'approvals' || typeof required === 'number') {
    return [word('at least '), ...valueText(required), ...but]
  }
  if (found.startsWith('BP-CHECK-EXTRA') || control === 'merge-methods') {
    return [word('only '), ...valueText(required), ...but]
  }
  return [...valueText(required), ...but]
}

const planHint: Text = text`; ${'gatewright branch-protection plan'} prints the ruleset`

function fixText(answer: ControlAnswer, subject: string): Text {
  const { control, detail = '', code: found = '', answer: result, required } = answer
  const { setting } = controlWords[control]
  if (result === 'bypassable') {
    return [...askFor(answer), ...text` in a ruleset for ${subject} that nobody else may bypass`, ...planHint]
  }
  if (found.endsWith(':conflict')) return text`pin ${detail} to the same App in both places`
  if (found.startsWith('BP-CHECK-EXTRA')) {
    return text`take ${detail} from the required checks, or add it to the policy`
  }
  if (found === 'BP-METHOD-DEADLOCK') {
    return text`let the repository settings, the rulesets and the merge queue have one way to merge in common`
  }
  if (found.endsWith('-app')) {
    return [
      word('let '),
      ...joined(checksIn(required).map(({ context }) => [code(context)])),
      ...text` be reported by App ${word(
        checksIn(required)
          .flatMap(({ apps }) => apps)
          .join(', '),
      )} only, in an active ruleset`,
      ...planHint,
    ]
  }
  if (found.endsWith(':via-merge-methods')) {
    return [
      ...text`turn on ${word(`"${setting}"`)} as well: the ways to merge do not bind direct pushes`,
      ...planHint,
    ]
  }
  return [...askFor(answer), ...text` in an active ruleset for ${subject}`, ...planHint]
}

/** What has to be set, in the words of GitHub's settings. */
function askFor({ control, detail, required }: ControlAnswer): Text {
  const { setting } = controlWords[control]
  const quoted = word(`"${setting}"`)
  if (control === 'checks' && detail !== undefined) return [word('require check '), ...valueText(required)]
  if (typeof required === 'number') return text`set ${quoted} to at least ${required}`
  if (control === 'merge-methods') return [...text`allow under ${quoted} only `, ...valueText(required)]
  if (typeof required === 'object') return [...text`add to ${quoted}: `, ...valueText(required)]
  return text`turn on ${quoted}`
}
