import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

/** What a step or command has to say to count as a check. */
const checks =
  /\b(?:gatewright|tests?|jest|vitest|pytest|mocha|lint|eslint|hlint|ruff|clippy|tsc|typecheck|audit|scan|semgrep|codeql|gitleaks|secretlint|trivy|checkov|zizmor|osv-scanner|dependency-review|verify|check)\b/i
const swallowed = /\|\|\s*(?:true\b|:(?:\s|$|["'])|exit\s+0\b|echo\b)|;\s*(?:true|exit\s+0)\s*["',]*\s*$/
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
 */
export function weakenedGates(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  if (policy.test(path)) return weakenedPolicy(path, hunks)
  const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)))
  const fresh = (line: ProbeLine): boolean => line.kind === 'added' && !before.has(bare(line.kept))
  if (scripts.test(path)) {
    return changed(hunks, 'added')
      .filter((line) => fresh(line) && swallowed.test(line.kept) && checks.test(line.kept))
      .map((line) => gate(path, line, 'an exit code that is dropped'))
  }
  if (!workflow.test(path)) return []
  const weak = hunks.flatMap(({ head }) =>
    head.flatMap((line, index) => {
      const name = fresh(line) ? weakness(line, head, index) : null
      return name === null ? [] : [gate(path, line, name)]
    }),
  )
  return [...weak, ...removedGates(path, hunks)]
}

function weakness(line: ProbeLine, head: readonly ProbeLine[], index: number): string | null {
  const near = stepAt(head, index)
  if (
    /^\s*(?:-\s+)?continue-on-error\s*:\s*(?:true\b|["']?\$\{\{\s*(?:true|always\(\))\s*\}\})/.test(line.kept)
  )
    return checks.test(near) ? 'continue-on-error' : null
  if (/^\s*(?:-\s+)?if\s*:\s*["']?(?:false\b|\$\{\{\s*false\s*\}\})/.test(line.kept))
    return checks.test(near) ? 'if: false' : null
  return swallowed.test(line.kept) && checks.test(line.kept.split('||')[0] ?? '')
    ? 'an exit code that is dropped'
    : null
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
