import { formatProblem, PolicyError, SignatureError, Undecided, UsageError } from '../core/errors.ts'
import { unknownReasons } from '../core/fact.ts'
import { type Part, prose, type Text, text } from '../core/text.ts'
import { redactSecrets } from '../formats/secrets/index.ts'
import type { Annotation } from './annotations.ts'
import { createBudget, takeWhileFits } from './budget.ts'
import { codeBlock, shorten } from './escape.ts'
import { bounds, limits } from './limits.ts'
import { markdownSink, phrase, plainLine } from './phrase.ts'
import { cutText, sanitiseLine } from './sanitise.ts'
import { plural } from './words.ts'

/** A run that ended before it could judge anything, in words. */
export interface SurfaceError {
  /** Exit code 78, 64, 2 or 3. */
  readonly kind: 'policy' | 'usage' | 'signature' | 'undecided' | 'internal'
  /** What happened, in words. */
  readonly title: string
  /** One line each: `FILE:LINE:COL: code: message` for a policy. */
  readonly lines: readonly string[]
  /** What to do next. */
  readonly fix: Text
}

function policyFix({ problems }: PolicyError): Text {
  if (problems.every(({ code }) => code === 'missing'))
    return text`merge a policy file into the base branch (smallest: ${'version: 1'})`
  return text`correct the lines named here; ${'gatewright policy validate'} checks the file before it is pushed`
}

/** Any thrown value as surfaces show it. Never a stack trace, nor a secret that somebody wrote where it does not belong. */
export function surfaceError(error: unknown): SurfaceError {
  const said = inWords(error)
  return { ...said, lines: said.lines.map((line) => redactSecrets(line).text), fix: said.fix.map(redactPart) }
}

const redactPart = (part: Part): Part =>
  part.kind === 'text' || part.kind === 'code' ? { ...part, text: redactSecrets(part.text).text } : part

function inWords(error: unknown): SurfaceError {
  if (error instanceof PolicyError) {
    const count = plural(error.problems.length, 'problem')
    return {
      kind: 'policy',
      title: `blocked, because the policy cannot be used: ${count}`,
      lines: error.problems.map(formatProblem),
      fix: policyFix(error),
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) {
    const fix = text`correct the input, flag or trigger named here`
    return {
      kind: 'usage',
      title: 'blocked, because it was called in a way that has no meaning',
      lines: [message],
      fix,
    }
  }
  if (error instanceof SignatureError) {
    return {
      kind: 'signature',
      title: 'blocked, because of what signatures are checked with',
      lines: [message],
      fix: message.startsWith('POLICY_REQUIRE_HMAC: ')
        ? text`write ${'true'}, where signatures are required, or ${'false'}; anything else might switch them off unseen`
        : text`give the variable that is named a key of 32 random bytes or more: ${'openssl rand -base64 32'}`,
    }
  }
  if (error instanceof Undecided) {
    const { reason, remedy } = error.unknown
    const title = `blocked, because it could not be decided: ${unknownReasons[reason]}`
    const fix = prose(remedy?.text ?? 'run the check again')
    return { kind: 'undecided', title, lines: [message], fix }
  }
  return {
    kind: 'internal',
    title: 'blocked, because Gatewright itself failed, which is a bug',
    lines: [message],
    fix: text`run it again with ${'GATEWRIGHT_DEBUG=1'}, and report what it prints`,
  }
}

/** One red annotation per problem, at most ten; the last says how many more the summary has. */
export function errorAnnotations(error: SurfaceError): readonly Annotation[] {
  const shown = error.lines.slice(0, limits.annotationsPerLevel)
  const more = error.lines.length - shown.length
  return shown.map((line, index) => {
    const last = index === shown.length - 1
    const suffix = ` · Next step: ${plainLine(error.fix)}${last && more > 0 ? ` · ${more} more in summary` : ''}`
    const room = limits.annotationMessage - suffix.length
    const message = cutText(sanitiseLine(line), room, ' … see summary') + suffix
    return { level: 'error', title: `Gatewright: ${error.kind} error`, message }
  })
}

/**
 * The job summary of a run that ended early.
 * @param maxBytes UTF-8 bytes the page may have; whole lines are left out, and the page says so.
 */
export function errorSummary(error: SurfaceError, maxBytes: number = limits.summaryBytes): string {
  const lines = error.lines.map((line) => shorten(sanitiseLine(line), bounds.value * 4))
  const note = (count: number) => `\n_The page is full: ${plural(count, 'line')} left out; the log has them._`
  const frame = (body: string, left: number) =>
    [
      `## Gatewright: ${error.title}`,
      `\n**Next step:** ${phrase(error.fix, markdownSink([]))}`,
      ...(body === '' ? [] : [`\n${body}`]),
      ...(left > 0 ? [note(left)] : []),
      '',
    ].join('\n')
  const budget = createBudget(maxBytes)
  // The fence is made for all lines, so it cannot grow after the lines were counted.
  if (!budget.take(frame(fenceOf(lines), lines.length))) {
    const bare = frame('', lines.length)
    return createBudget(maxBytes).take(bare) ? bare : ''
  }
  const shown = takeWhileFits(lines, budget)
  return frame(codeBlock(shown), lines.length - shown.length)
}

/** An empty block with the fences that the lines would need. */
const fenceOf = (lines: readonly string[]): string => {
  const [open = '', ...rest] = codeBlock(lines).split('\n')
  return [open, rest.at(-1) ?? ''].join('\n')
}

/** The same for a terminal or a log: `gatewright: FILE:LINE:COL: …`, one line per problem. */
export const errorLines = (error: SurfaceError): readonly string[] => [
  ...error.lines.map((line) => `gatewright: ${sanitiseLine(line)}`),
  `gatewright: next step: ${plainLine(error.fix)}`,
]
