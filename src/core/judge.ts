import { type Fact, type Unknown, unknown } from './fact.ts'
import type { FactKey } from './facts/index.ts'
import { factsRule } from './facts-rule.ts'
import type { Finding } from './finding.ts'
import { type AnyGate, judgeFor, type Where } from './gate.ts'
import type { Scope } from './target.ts'
import { code, prose, type Text, text } from './text.ts'

/** Facts as gathered: a key that nobody asked for is absent. */
export type GatheredFacts = { readonly [K in FactKey]?: Fact<unknown> }

/** The facts a set of gates needs for a scope, each once, in a stable order. */
export function neededFacts(gates: readonly AnyGate[], scope: Scope): readonly FactKey[] {
  const keys = gates.flatMap((gate) => {
    const judge = judgeFor(gate, scope)
    return judge === undefined ? [] : [...judge.needs, ...(judge.partial ?? [])]
  })
  return [...new Set(keys)].sort()
}

/**
 * Runs one gate over gathered facts. The only place that decides what an unknown fact means to a gate: a needed one
 * makes the gate unknown without being evaluated, a partial one is handed over as it is. What rests on partial facts
 * alone is told in any case.
 */
export function judge(
  gate: AnyGate,
  scope: Scope,
  facts: GatheredFacts,
  options: unknown,
  where: Where,
): readonly Finding[] {
  const judgeOfScope = judgeFor(gate, scope)
  if (judgeOfScope === undefined) return [doesNotApply(gate, scope)]
  const missingOption = gate.unconfigured?.(options) ?? null
  if (missingOption !== null) return [notConfigured(gate, missingOption)]
  const seen: Record<string, unknown> = {}
  const missing: Finding[] = []
  for (const key of judgeOfScope.needs) {
    const fact = facts[key] ?? unknown('internal-error', `the fact ${key} was not gathered`)
    if (fact.known) seen[key] = fact.value
    else missing.push(undecided(gate, key, fact))
  }
  for (const key of judgeOfScope.partial ?? []) {
    seen[key] = facts[key] ?? unknown('internal-error', `the fact ${key} was not gathered`)
  }
  if (missing.length === 0) return judgeOfScope.evaluate(seen, options, where)
  return [...missing, ...(judgeOfScope.besides?.(seen, options, where) ?? [])]
}

function undecided(gate: AnyGate, key: FactKey, fact: Unknown): Finding {
  return {
    rule: `${gate.id}/${factsRule}`,
    outcome: 'unknown',
    level: 'error',
    subject: key,
    found: text`${code(key)} could not be read: ${{ kind: 'text', text: fact.detail }}`,
    required: text`complete data: what cannot be seen never passes`,
    fix: prose(
      fact.remedy?.text ?? 'run the check again; if it stays, see the troubleshooting table of the README',
    ),
    unknown: { reason: fact.reason, ...(fact.remedy === undefined ? {} : { remedy: fact.remedy }) },
  }
}

const notConfigured = (gate: AnyGate, found: Text): Finding => ({
  rule: `${gate.id}/${factsRule}`,
  outcome: 'skip',
  level: 'note',
  subject: 'policy',
  found,
  required: text`nothing`,
  fix: [],
})

function doesNotApply(gate: AnyGate, scope: Scope): Finding {
  return {
    rule: `${gate.id}/${factsRule}`,
    outcome: 'skip',
    level: 'note',
    subject: scope,
    found: text`a ${scope === 'repository' ? 'repository' : 'pull request'}, which this gate does not judge`,
    required: text`nothing`,
    fix: [],
  }
}
