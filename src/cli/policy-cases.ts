import { readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { sortFindings } from '../core/order.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import {
  type CaseDifference,
  casesFolder,
  type GateOutcome,
  readCase,
  runCase,
} from '../policy/policy-test.ts'
import { maxPolicyBytes } from '../policy/read-yaml.ts'
import { plainLine } from '../surfaces/phrase.ts'
import type { Context } from './context.ts'
import { fileError } from './input.ts'
import { judgeSaved, offlineFigures, parseFacts } from './judge-saved.ts'
import type { LocalPolicy } from './policy-file.ts'

/** Cases that were run, and where they came to something else than they say. */
export interface CasesRun {
  readonly cases: number
  readonly differences: readonly CaseDifference[]
}

const maxFactsBytes = 64 * 1024 * 1024

/** Files of a folder with one of these endings, sorted; null when there is no such folder. */
export async function filesIn(folder: string, endings: readonly string[]): Promise<readonly string[] | null> {
  const names = await readdir(folder).catch(() => null)
  return names?.filter((name) => endings.some((ending) => name.endsWith(ending))).sort() ?? null
}

/** The folder of the cases of a policy; null when there is none. */
export async function caseFolderBeside(policy: string, root: string): Promise<string | null> {
  const beside = dirname(resolve(root, policy))
  const places = [join(beside, 'gatewright', 'tests'), join(beside, ...casesFolder.split('/'))]
  for (const place of places) {
    const found = await stat(place).catch(() => null)
    if (found?.isDirectory() === true) return place
  }
  return null
}

/**
 * Runs every case of a folder.
 * @param shown the folder as it stands in messages
 * @throws PolicyError for a case that cannot be read, UsageError for a file that is not there
 */
export async function runCases(
  context: Context,
  folder: string,
  shown: string,
  policy: LocalPolicy,
): Promise<CasesRun> {
  const names = await filesIn(folder, ['.yml', '.yaml'])
  if (names === null) throw fileError(shown, 'there is no such folder, expected one with cases')
  const differences: CaseDifference[] = []
  for (const name of names) {
    const place = shown === '' ? name : `${shown}/${name}`
    const one = readCase(
      place,
      await context.input.bytes(join(folder, name), maxPolicyBytes, 'a case'),
      gates,
    )
    const factsFile = join(folder, one.facts)
    const text = await context.input.text(factsFile, maxFactsBytes, `the facts of ${place}`)
    differences.push(...runCase(one, text, (facts, at) => outcomes(facts, one.facts, policy, at)))
    context.output.progress.show(place)
  }
  return { cases: names.length, differences }
}

function outcomes(
  text: string,
  name: string,
  policy: LocalPolicy,
  at: string | null,
): readonly GateOutcome[] {
  const record = judgeSaved(parseFacts(text, name), name, policy, at, offlineFigures(performance.now()))
  return record.verdict.gates.map((gate) => ({
    gate: gate.gate,
    outcome: gate.outcome,
    because: because(gate),
  }))
}

/** The finding that weighs most, in one sentence. */
function because(gate: GateVerdict): string {
  const [first] = sortFindings(gate.findings)
  return first === undefined ? 'it found nothing' : `${first.rule}: ${plainLine(first.found)}`
}

/** @throws UsageError for a folder without cases */
export function refuseEmpty({ cases }: CasesRun, shown: string): void {
  if (cases === 0) throw new UsageError(`${shown}:1:1: holds no case, expected files that end in .yml`)
}
