import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

/** What a step or command has to say to count as a check. */
const checks =
  /\b(?:gatewright|tests?|jest|vitest|pytest|mocha|lint|eslint|hlint|ruff|clippy|tsc|typecheck|audit|scan|semgrep|codeql|gitleaks|secretlint|trivy|checkov|zizmor|osv-scanner|dependency-review|verify|check)\b/i
const swallowed = /\|\|\s*(?:true\b|:(?:\s|$|["'])|exit\s+0\b|echo\b)|;\s*(?:true|exit\s+0)\s*["',]*\s*$/
/** Commands that tidy up, copy or look: what they name may be called like a check. */
const noCheck =
  /^(?:\w+=\S*\s+)*(?:sudo\s+)?(?:rm|cp|mv|mkdir|rmdir|cat|echo|printf|ls|grep|egrep|rg|test|\[+|touch|tar|zip|unzip|git|gh|curl|wget|find|chmod|chown|diff|cmp|sed|awk|kill|pkill|killall|export|cd|ln|du|df|tee|head|tail|command|which|type|rsync|sleep|wait|docker(?:[ -]compose)?\s+(?:rm|stop|kill|logs|down|rmi|volume|network)|kubectl)(?=\s|$)/
/** Switches of scanners that let a step pass whatever it finds. */
const lenient =
  /^\s*(?:exit[-_]code\s*:\s*["']?0\b|soft[-_]fail\s*:\s*["']?true\b|fail[-_]on[-_]?\w*\s*:\s*["']?(?:false|none|never)\b)/i
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/
const policy = /(?:^|\/)\.?gatewright\.ya?ml$/
const scripts = /(?:^|\/)(?:package\.json|Makefile)$/

const gate = (path: string, { line, kind }: ProbeLine, name: string): Signal => ({
  kind: 'gate-weakened',
  ...{ path, line, name },
  side: kind === 'removed' ? 'removed' : 'added',
})

/**
 * Checks that stop counting: a failing step that may go on, a command whose exit code is dropped, a gate that leaves
 * the workflow, and a policy that blocks no more. Steps that are no checks may fail as they like.
 * @param elsewhere whether any workflow or script of the change gets a check: then one that goes may have moved there
 */
export function weakenedGates(path: string, hunks: readonly ProbeHunk[], elsewhere: boolean): Signal[] {
  if (policy.test(path)) return weakenedPolicy(path, hunks)
  const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)))
  const fresh = (line: ProbeLine): boolean => line.kind === 'added' && !before.has(bare(line.kept))
  if (scripts.test(path)) {
    return changed(hunks, 'added')
      .filter((line) => fresh(line) && swallowed.test(line.kept) && runsCheck(line.kept))
      .map((line) => gate(path, line, 'an exit code that is dropped'))
  }
  if (!workflow.test(path)) return []
  const weak = hunks.flatMap(({ head }) =>
    head.flatMap((line, index) => {
      const name = fresh(line) ? weakness(line, head, index) : null
      return name === null ? [] : [gate(path, line, name)]
    }),
  )
  return [...weak, ...removedGates(path, hunks), ...removedChecks(path, hunks, elsewhere)]
}

/** Whether the command whose exit code is dropped is a check: the last one before it, by what it runs. */
function runsCheck(text: string): boolean {
  const before = text.slice(0, swallowed.exec(text)?.index ?? text.length)
  const command = (before.split(/&&|;|\|/).at(-1) ?? '')
    .replace(/^\s*(?:-\s+)?run\s*:\s*/, '')
    .replace(/^\s*"[\w:.-]+"\s*:\s*/, '')
    .replace(/^[\s"'@-]+/, '')
  return checks.test(command) && !noCheck.test(command)
}

/** Whether a switch of this name stood there before with another value, or its step did without it. */
function isStricterBefore(line: ProbeLine, head: readonly ProbeLine[]): boolean {
  for (let index = head.indexOf(line); index >= 0; index--) {
    const one = head[index]
    if (one !== undefined && /^\s*-\s/.test(one.kept)) return one.kind === 'context'
  }
  return true
}

function weakness(line: ProbeLine, head: readonly ProbeLine[], index: number): string | null {
  const near = stepAt(head, index)
  if (
    /^\s*(?:-\s+)?continue-on-error\s*:\s*(?:true\b|["']?\$\{\{\s*(?:true|always\(\))\s*\}\})/.test(line.kept)
  )
    return checks.test(near) ? 'continue-on-error' : null
  if (/^\s*(?:-\s+)?if\s*:\s*["']?(?:false\b|\$\{\{\s*false\s*\}\})/.test(line.kept))
    return checks.test(near) ? 'if: false' : null
  if (lenient.test(line.kept))
    return checks.test(near) && isStricterBefore(line, head) ? 'a failure that is forgiven' : null
  if (/^\s*mode\s*:\s*["']?report\b/.test(line.kept)) return usesGate.test(near) ? 'mode: report' : null
  return swallowed.test(line.kept) && runsCheck(line.kept) ? 'an exit code that is dropped' : null
}

/** The step or job that a line stands in, as far as the hunk shows it: the lines from its `-` to the next one. */
function stepAt(head: readonly ProbeLine[], index: number): string {
  const starts = ({ kept }: ProbeLine): boolean => /^\s*-\s/.test(kept)
  const own = head[index]
  let first = index
  while (first > 0 && own !== undefined && !starts(head[first] ?? own)) first--
  let last = index + 1
  while (
    last < head.length &&
    !starts(head[last] ?? head[index] ?? { kept: '- ', code: '', kind: 'context', line: 1 })
  )
    last++
  return head
    .slice(first, last)
    .map(({ kept }) => kept)
    .join('\n')
}

const usesGate =
  /\buses\s*:\s*["']?([\w.-]+\/gatewright[\w./-]*|[\w.-]+\/[\w.-]+\/actions\/(?:codeowners|checklist|workflow-path|golden-suite|branch-protection))@/

/** A step with a gate that was there and is not any more; another version of it is no removal. */
function removedGates(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  const names = (side: 'added' | 'removed') =>
    changed(hunks, side).flatMap((line) => {
      const name = usesGate.exec(line.kept)?.[1]
      return name === undefined ? [] : [{ line, name }]
    })
  const kept = names('added').map(({ name }) => name)
  return names('removed')
    .filter(({ name }) => !kept.includes(name))
    .map(({ line }) => gate(path, line, 'a gate was removed'))
}

/** Commands that test, lint or scan, as the first of their line, and actions that do. */
const checkCommand =
  /^\s*(?:-\s+)?(?:run\s*:\s*["']?)?(?:(?:npm|pnpm|yarn|bun)\s+(?:run\s+|exec\s+)?(?:test|lint|audit|typecheck|type-check)\b|(?:npx|pnpm dlx|bunx)\s+(?:jest|vitest|eslint|tsc|mocha|playwright|secretlint)\b|(?:jest|vitest|pytest|tox|nox|eslint|ruff|mypy|hlint|zizmor|semgrep|gitleaks|trivy|checkov|osv-scanner)\b|python3?\s+-m\s+(?:pytest|unittest)\b|go\s+(?:test|vet)\b|cargo\s+(?:test|clippy|audit|deny)\b|(?:cabal|stack|dotnet|mix|swift|flutter)\s+test\b|(?:bundle\s+exec\s+)?(?:rspec|rubocop|brakeman)\b|(?:\.\/)?(?:mvnw?|gradlew?)\b.*\b(?:test|verify|check)\b|make\s+(?:test|check|lint)\b)/
const checkAction =
  /^\s*(?:-\s+)?uses\s*:\s*["']?(?:github\/codeql-action\/analyze|actions\/dependency-review-action|aquasecurity\/trivy-action|semgrep\/\S+|gitleaks\/\S+|bridgecrewio\/checkov-action|zizmorcore\/\S+|google\/osv-scanner-action\S*)@/

const isCheck = ({ kept }: ProbeLine): boolean => checkCommand.test(kept) || checkAction.test(kept)

/** Whether a file decides which checks run. */
const decidesChecks = (path: string): boolean => workflow.test(path) || scripts.test(path)

/** Whether a workflow or a script gets a check, or anything that may run one. */
export const addsCheck = (path: string, hunks: readonly ProbeHunk[]): boolean =>
  decidesChecks(path) && changed(hunks, 'added').some((line) => isCheck(line) || checks.test(line.kept))

/** Checks that leave a workflow, while nothing in the change takes their place. */
const removedChecks = (path: string, hunks: readonly ProbeHunk[], elsewhere: boolean): Signal[] =>
  elsewhere
    ? []
    : changed(hunks, 'removed')
        .filter(isCheck)
        .map((line) => gate(path, line, 'a check was removed'))

/** A policy that takes back what it enforced. */
function weakenedPolicy(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  return hunks.flatMap(({ blocks }) =>
    blocks.flatMap(({ removed, added }) => {
      const enforced = removed.some(({ kept }) => /\bmode\s*:\s*["']?enforce\b/.test(kept))
      const still = added.some(({ kept }) => /\bmode\s*:\s*["']?enforce\b/.test(kept))
      return added.flatMap((line) => {
        if (enforced && !still && /\bmode\s*:\s*["']?report\b/.test(line.kept))
          return [gate(path, line, 'mode: report')]
        if (/\benabled\s*:\s*false\b/.test(line.kept)) return [gate(path, line, 'enabled: false')]
        return /\boptional\s*:\s*true\b/.test(line.kept) ? [gate(path, line, 'optional: true')] : []
      })
    }),
  )
}
