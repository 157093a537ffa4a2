import type { Soak } from '../../core/facts/golden.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { code, type Text, text } from '../../core/text.ts'
import { assess } from '../../formats/statistics/assessment.ts'
import { binomialTail } from '../../formats/statistics/decide.ts'
import { fromRatio, ONE } from '../../formats/statistics/fixed.ts'
import { type Probability, probabilityOf } from '../../formats/statistics/probability.ts'
import type { Options } from './options.ts'
import { counted, finding, plural, words } from './words.ts'

type Settings = NonNullable<Options['soak']>
type Started = NonNullable<NonNullable<Soak>['start']>

const confidence: Probability = { numerator: 95n, denominator: 100n }
const bound = { method: 'wilson', confidence, sides: 'one' } as const
const dayLength = 24 * 60 * 60 * 1000

/** The soak: one look at its declared end, over the whole window. Before that nothing is said about its result. */
export function soakFindings(
  soak: Soak,
  { soak: settings }: Options,
  now: string,
  where: Where,
): readonly Finding[] {
  if (settings === undefined || soak === null) return []
  const fail = (found: Text, required: Text, fix: Text): Finding =>
    finding('soak', 'fail', settings.start, { requiredAt: where('soak'), found, required, fix })
  const { start } = soak
  if (start === null) {
    return [
      fail(
        text`no soak was started: ${settings.start} is not there`,
        text`a start that declares the deployment and the end`,
        text`start it with ${'gatewright suite soak --deployment ID'}`,
      ),
    ]
  }
  const wrong = startProblem(start, soak, settings)
  if (wrong !== null) return [fail(...wrong)]
  if (soak.invalid.length > 0) {
    const more = soak.invalid.length - 1
    const rest = { kind: 'text', text: more > 0 ? ` (and ${more} more)` : '' } as const
    return [
      fail(
        text`the events cannot be trusted: ${words(soak.invalid[0] ?? '')}${rest}`,
        text`events as JSON lines`,
        text`repair what writes the events`,
      ),
    ]
  }
  // RFC 3339 in UTC or not: compared as times, and a time that cannot be read is never over.
  if (!(Date.parse(now) >= Date.parse(start.endsAt))) {
    return [
      fail(
        text`the soak of ${start.deployment} runs until ${start.endsAt}; its result is looked at once, at its end`,
        text`a finished soak: looking earlier and again until it passes would pass too often`,
        text`run the gate again after ${start.endsAt}`,
      ),
    ]
  }
  return [result(soak, start, settings, where)]
}

function startProblem(
  start: Started,
  soak: NonNullable<Soak>,
  settings: Settings,
): [Text, Text, Text] | null {
  const again = text`start the soak again with ${'gatewright suite soak --restart'}`
  if (start.signature === 'invalid')
    return [text`the signature of ${settings.start} is not right`, text`the start as it was signed`, again]
  if (soak.deployment !== null && soak.deployment !== start.deployment)
    return [
      text`the soak is of ${start.deployment}, and ${soak.deployment} is deployed`,
      text`a soak of the deployment itself: a new one starts anew`,
      again,
    ]
  const days = (Date.parse(start.endsAt) - Date.parse(start.startedAt)) / dayLength
  if (!(days >= settings.days))
    return [
      text`the declared window is ${start.startedAt} to ${start.endsAt}`,
      text`at least ${counted(settings.days, 'day')}`,
      again,
    ]
  return null
}

function result(soak: NonNullable<Soak>, start: Started, settings: Settings, where: Where): Finding {
  const passed = soak.days.reduce((sum, day) => sum + day.passed, 0)
  const events = soak.days.reduce((sum, day) => sum + day.passed + day.failed, 0)
  const threshold = probabilityOf(settings.lcb)
  const assessed = assess(passed, events, threshold, bound)
  const seen = new Set(soak.days.map(({ workflow }) => workflow))
  const absent = settings.workflows.filter((name) => !seen.has(name))
  const bad = perDay(soak).find((day) => surelyBelow(day.passed, day.passed + day.failed, threshold))
  const figures = `${passed} of ${plural(events, 'event')} passed, lower bound ${assessed.boundText}; ${plural(soak.ignored, 'event')} outside of the window or of another deployment did not count; ${signatures[start.signature]}`
  const problem =
    events < settings['min-events']
      ? `fewer than ${settings['min-events']} events`
      : absent.length > 0
        ? `no event of ${absent.join(', ')}`
        : assessed.decision !== 'pass'
          ? 'the bound is too low'
          : bad !== undefined
            ? `on ${bad.day} only ${bad.passed} of ${bad.passed + bad.failed} passed`
            : null
  return finding('soak', problem === null ? 'pass' : 'fail', settings.start, {
    requiredAt: where('soak'),
    found: text`soak of ${start.deployment}: ${words(figures)}${words(problem === null ? '' : `: ${problem}`)}`,
    required: text`at least ${settings['min-events']} events, a lower bound of at least ${settings.lcb}, and no day that is surely below it`,
    fix: problem === null ? [] : text`repair what failed, deploy it, and start the soak again`,
    details: [
      {
        kind: 'table',
        title: text`Events per day and workflow`,
        columns: ['Day', 'Workflow', 'Passed', 'Failed'],
        rows: soak.days.map((day) => [
          text`${code(day.day)}`,
          text`${code(day.workflow)}`,
          text`${day.passed}`,
          text`${day.failed}`,
        ]),
      },
    ],
  })
}

const signatures: Readonly<Record<Started['signature'], string>> = {
  none: 'the start is not signed',
  unchecked: 'the start is signed, which was not checked: no key is given',
  valid: 'the start is signed with the key',
  invalid: 'the signature of the start is not right',
}

function perDay(soak: NonNullable<Soak>) {
  const days = new Map<string, { day: string; passed: number; failed: number }>()
  for (const { day, passed, failed } of soak.days) {
    const sum = days.get(day) ?? { day, passed: 0, failed: 0 }
    days.set(day, { day, passed: sum.passed + passed, failed: sum.failed + failed })
  }
  return [...days.values()]
}

/** Whether the exact upper bound lies below the threshold: so few or fewer would pass by chance in under 5 % of cases. */
function surelyBelow(successes: number, trials: number, threshold: Probability): boolean {
  if (successes >= trials) return false
  return ONE - binomialTail(successes + 1, trials, threshold) < fromRatio(5n, 100n)
}
