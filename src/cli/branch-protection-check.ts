import { UsageError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { type ExitCode, exitCodes, worst } from '../core/verdict.ts'
import { inventoryQuery } from '../facts/protection-inventory-query.ts'
import { inputOf } from '../gates/branch-protection/branches.ts'
import { controlNames } from '../gates/branch-protection/model.ts'
import { readRepository } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { findingLines, findingRow } from './branch-protection-findings.ts'
import { runInventory } from './branch-protection-inventory.ts'
import {
  branchCommit,
  commitOf,
  findingsFrom,
  gatherLive,
  type LiveRequest,
  orUndecided,
  policyAt,
} from './branch-protection-live.ts'
import { readDemands } from './branch-protection-policy.ts'
import { controlRows, exitCodeOf, type JudgedBranch, judgeBranch } from './branch-protection-rows.ts'
import { protectionTable } from './branch-protection-table.ts'
import type { Context, Run } from './context.ts'
import { administrationOf, gitHubOf, requiredGitHub } from './github.ts'

/** `branch-protection check`: one branch on GitHub, or the repositories of an inventory. */
export const runProtectionCheck: Run = async (context) => {
  const { args, output } = context
  if (args.has('print-query')) {
    await output.document(inventoryQuery)
    return exitCodes.pass
  }
  const inventory = args.value('inventory')
  if (inventory !== null) return await runInventory(context, inventory)
  const request = await requestOf(context)
  output.progress.show('reading how the branch is protected')
  const { judged, findings, notes } = await checked(context, request)
  for (const note of notes) output.note(note)
  if (args.format === 'json') await output.json(rowsWith(judged, findings))
  else {
    const lines = [...protectionTable(judged, output.layout), ...findingLines(findings, output.layout)]
    await output.text(`${lines.join('\n')}\n`)
  }
  return exitCode(judged, findings)
}

/** What git refuses in the name of a branch. */
const noBranch = /^[-/]|\.\.|\/\/|@\{|[\p{Cc} ~^:?*[\]\\]|[./]$|(?:^|\/)\.|\.lock(?:\/|$)/u

function branchOf({ args }: Context): string | null {
  const named = args.value('branch')
  const name = named?.replace(/^refs\/heads\//, '') ?? null
  if (name === null || (name !== '' && !noBranch.test(name))) return name
  throw new UsageError(
    `--branch: found ${JSON.stringify(named)}, expected the name of one branch such as main`,
  )
}

async function requestOf(context: Context): Promise<LiveRequest> {
  const { args, variables } = context
  const [named] = args.positionals
  const repository =
    named === undefined
      ? parseRepository('GITHUB_REPOSITORY', readRepository(variables))
      : parseRepository('OWNER/REPO', named)
  const administration = await administrationOf(context)
  const github =
    (await gitHubOf(context)) ?? administration ?? (await requiredGitHub(context, 'branch-protection check'))
  return { github, administration, repository, branch: branchOf(context) }
}

interface Checked {
  readonly judged: JudgedBranch
  /** Open ones that stand in no answer. */
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
}

async function checked(context: Context, request: LiveRequest): Promise<Checked> {
  const { branch } = request
  const tip = await commitOf(request, 'HEAD')
  const own = branch === null ? tip : await branchCommit(request, branch)
  const named = context.args.value('policy')
  const demands = named === null ? await policyAt(request, tip) : await readDemands(context, named)
  const facts = await gatherLive(request, own ?? tip)
  const protection = orUndecided(facts.protection)
  const { defaultBranch } = protection.repository
  const name = branch ?? defaultBranch
  const found = protection.branches.find((one) => one.name === name)
  if (found === undefined) throw new TypeError(`branch ${name} was asked for and not gathered`)
  const judged = judgeBranch({ input: inputOf(found, protection), branch: name, defaultBranch, demands })
  // Tags are no part of a branch that was named.
  const options = branch === null ? demands.options : { ...demands.options, tags: [] }
  const guarded = { branch: name, protection, effective: judged.effective }
  return {
    judged,
    findings: findingsFrom(facts, guarded, { ...demands, options }).filter(isNews),
    notes: [...demands.notes, ...planWords(protection.plan), ...absent(name, own), ...notNamed(judged, name)],
  }
}

const planWords = (plan: string | undefined): readonly string[] =>
  plan === undefined ? [] : [`BP-PLAN: the plan of the owner has no protection for this repository: ${plan}`]

const absent = (branch: string, sha: string | null): readonly string[] =>
  sha === null
    ? [
        `there is no branch ${branch}: shown is what would hold for it, with the workflow files of the default branch`,
      ]
    : []

const notNamed = ({ entries }: JudgedBranch, branch: string): readonly string[] =>
  entries === 0 ? [`no entry of the policy names branch ${branch}: nothing was judged`] : []

/** Open ones, and always how far the gate itself can be trusted. */
const isNews = ({ rule, outcome }: Finding): boolean =>
  outcome === 'fail' || outcome === 'unknown' || rule === 'branch-protection/gate-trust'

function exitCode({ answers }: JudgedBranch, findings: readonly Finding[]): ExitCode {
  const codes = findings.map(({ outcome, level }): ExitCode => {
    if (outcome === 'unknown') return exitCodes.unknown
    return outcome === 'fail' && level === 'error' ? exitCodes.fail : exitCodes.pass
  })
  return worst([exitCodeOf(answers.map(({ answer }) => answer.answer)), ...codes])
}

/** What is about no control stands with the required checks, which most of it is about. */
function rowsWith(judged: JudgedBranch, findings: readonly Finding[]) {
  const named = new Set<string>(controlNames)
  const controlOf = ({ rule }: Finding): string => {
    const name = rule.slice(rule.indexOf('/') + 1)
    return named.has(name) ? name.replaceAll('-', '_') : 'checks'
  }
  return controlRows(judged).map((row) => ({
    ...row,
    findings: findings.filter((finding) => controlOf(finding) === row.control).map(findingRow),
  }))
}
