import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { exitCodes } from '../core/verdict.ts'
import { type Assessment, assess } from '../formats/statistics/assessment.ts'
import { type BoundOptions, boundMethods, lowerBound } from '../formats/statistics/bound.ts'
import { type Probability, parseProbability, probabilityNumber } from '../formats/statistics/probability.ts'
import type { Arguments } from './arguments.ts'
import type { Run } from './context.ts'

/** `lcb`: the lower confidence bound of a pass rate. */
export const runLcb: Run = async ({ args, output }) => {
  const [successes, trials] = readCount(args.positionals[0] ?? '')
  const options = readOptions(args)
  const threshold = readThreshold(args)
  const assessed = threshold === null ? null : assess(successes, trials, threshold, options)
  const row = rowOf(successes, trials, options, threshold, assessed)
  if (args.format === 'json') await output.json(row)
  else await output.text(pretty(row, assessed))
  return assessed === null || assessed.decision === 'pass' ? exitCodes.pass : exitCodes.fail
}

function readCount(text: string): [number, number] {
  const [, s, n] = /^(\d{1,16})\/(\d{1,16})$/.exec(text) ?? []
  const [successes, trials] = [Number(s), Number(n)]
  if (s === undefined || !Number.isSafeInteger(successes) || !Number.isSafeInteger(trials)) {
    throw new UsageError(
      `lcb: found ${JSON.stringify(text)}, expected SUCCESSES/TRIALS in whole numbers such as 181/190`,
    )
  }
  if (successes > trials) {
    throw new UsageError(
      `lcb: ${successes} successes out of ${trials} trials: expected no more than the trials`,
    )
  }
  return [successes, trials]
}

function readOptions(args: Arguments): BoundOptions {
  const sides = choice(args, 'sides', ['one', 'two'])
  const method = choice(args, 'method', boundMethods)
  const text = args.value('confidence') ?? '0.95'
  const confidence = parseProbability(text)
  const half = confidence !== null && 2n * confidence.numerator < confidence.denominator
  if (confidence === null || (sides === 'one' && half)) {
    throw new UsageError(
      `--confidence: found ${JSON.stringify(text)}, expected a number from 0.5 to below 1 with at most 15 digits such as 0.95`,
    )
  }
  return { method, confidence, sides }
}

function choice<Word extends string>(args: Arguments, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = args.value(name)
  if (text === null) return words[0]
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--${name}: found ${JSON.stringify(text)}${didYouMean(text, words)}; expected ${words.join(', ')}`,
  )
}

function readThreshold(args: Arguments): Probability | null {
  const text = args.value('threshold')
  if (text === null) return null
  const threshold = parseProbability(text)
  if (threshold !== null) return threshold
  throw new UsageError(
    `--threshold: found ${JSON.stringify(text)}, expected a number between 0 and 1 with at most 15 digits such as 0.95 (no bound reaches 1)`,
  )
}

function rowOf(
  successes: number,
  trials: number,
  options: BoundOptions,
  threshold: Probability | null,
  assessed: Assessment | null,
) {
  return {
    successes,
    trials,
    method: options.method,
    confidence: probabilityNumber(options.confidence),
    sides: options.sides,
    lcb: assessed?.bound ?? lowerBound(successes, trials, options).value,
    point: trials === 0 ? null : successes / trials,
    threshold: threshold === null ? null : probabilityNumber(threshold),
    decision: assessed?.decision ?? (trials === 0 ? 'no-data' : null),
    failures_allowed: assessed?.failuresAllowed ?? null,
    trials_needed: assessed?.trialsNeeded ?? null,
    power: assessed?.power ?? null,
    p_value: assessed?.pValue ?? null,
  }
}

type Row = ReturnType<typeof rowOf>

function pretty(row: Row, assessed: Assessment | null): string {
  const share = row.point === null ? 'no trial' : `${(100 * row.point).toFixed(2)} %`
  const lines = [
    `successes          ${row.successes} of ${row.trials} (${share})`,
    `lower bound        ${cut(row.lcb)} (${row.method}, ${row.sides}-sided, confidence ${row.confidence})`,
  ]
  if (assessed === null) return `${lines.join('\n')}\n`
  return `${[
    ...lines,
    `threshold          ${row.threshold}`,
    `failures allowed   ${assessed.failuresAllowed ?? 'none: too few trials'}`,
    `trials needed      ${assessed.trialsNeeded ?? 'more than can be counted'} with ${counted(row.trials - row.successes)}`,
    `power              ${assessed.power.toFixed(4)} (chance to pass if 99 % of runs pass)`,
    `p-value            ${assessed.pValue.toPrecision(4)} (exact, one-sided, at the threshold)`,
    sentence(assessed),
  ].join('\n')}\n`
}

const counted = (failures: number): string => `${failures} failure${failures === 1 ? '' : 's'}`

/** Cut, not rounded: a bound never looks larger than it is. */
const cut = (bound: number): string => (Math.floor(bound * 1e6) / 1e6).toFixed(6)

function sentence({ decision, trials, trialsNeeded, successes }: Assessment): string {
  switch (decision) {
    case 'pass':
      return 'PASS: the lower bound reaches the threshold'
    case 'fail':
      return 'FAIL: the lower bound does not reach the threshold'
    case 'unreachable':
      return `UNREACHABLE n=${trials}, needs ${trialsNeeded ?? 'more than can be counted'}${
        successes < trials ? ' with as many failures' : ''
      }`
    case 'no-data':
      return 'NO_DATA: nothing was tried, so nothing is shown'
  }
}
