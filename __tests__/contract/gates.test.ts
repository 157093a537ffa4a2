import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type UnknownReason, unknown, unknownReasons } from '../../src/core/fact.ts'
import type { FactKey } from '../../src/core/facts/index.ts'
import { factsRule } from '../../src/core/facts-rule.ts'
import { type AnyGate, judgeFor } from '../../src/core/gate.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import { type Scope, scopes } from '../../src/core/target.ts'
import { plain } from '../../src/core/text.ts'
import { gates } from '../../src/gates/registry.ts'
import { judgeSubjects } from '../../src/pipeline/judge-subjects.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'

/**
 * What holds for every gate there is and will be, from its example: `__tests__/gates/<id>/example.ts` exports the
 * `options` and, per scope, facts that pass: `passing` for a pull request, `passingRepository` for a repository.
 */
interface Example {
  readonly options: object
  readonly passing?: GatheredFacts
  readonly passingRepository?: GatheredFacts
}

const exampleOf = async (gate: AnyGate): Promise<Example | null> => {
  const file = new URL(`../gates/${gate.id}/example.ts`, import.meta.url)
  return existsSync(file) ? ((await import(file.href)) as Example) : null
}

const examples: (readonly [AnyGate, Example | null])[] = []
// One after the other: jest's loader does not take two imports of one module at a time.
for (const gate of gates) examples.push([gate, await exampleOf(gate)])

/** Every gate × scope it judges, with the facts of its example. */
const judged = examples.flatMap(([gate, example]) =>
  scopes.flatMap((scope) => {
    const judge = judgeFor(gate, scope)
    const facts = scope === 'pull-request' ? example?.passing : example?.passingRepository
    if (judge === undefined) return []
    return [{ gate: gate as AnyGate, scope, judge, facts: facts ?? {}, options: example?.options ?? {} }]
  }),
)
type Judged = (typeof judged)[number]

const nowhere = () => undefined

/** The folded verdict of one enforced gate over some facts. */
const verdict = ({ gate, scope, options }: Judged, facts: GatheredFacts) =>
  judgeSubjects({
    target: 'branch',
    policy: {
      mode: 'enforce',
      onNothing: 'unknown',
      report: defaultReportSettings(),
      p0: { ids: [], asked: false },
      gates: [
        {
          id: gate.id,
          mode: 'enforce',
          optional: false,
          enforceFrom: null,
          options: gate.options.parse(options),
          where: nowhere,
        },
      ],
      sources: [],
      modeAt: undefined,
      inputs: [],
    },
    gates: [gate],
    scope: scope satisfies Scope,
    subjects: [{ subject: '', facts }],
  })

const findingsOf = (one: Judged, facts: GatheredFacts) =>
  verdict(one, facts).gates.flatMap(({ findings }) => findings)

const reasons = Object.keys(unknownReasons) as UnknownReason[]
const factsOf = ({ judge }: Judged): readonly FactKey[] => [...judge.needs, ...(judge.partial ?? [])]
const named = judged.map((one) => [`${one.gate.id}, ${one.scope}`, one] as const)
const perFact = judged.flatMap((one) =>
  factsOf(one).map((key) => [`${one.gate.id}, ${one.scope}`, key, one] as const),
)

/** The example with one list emptied or one fact unknown: all ways of the example to go wrong that need no knowledge of the gate. */
function variations(one: Judged): readonly GatheredFacts[] {
  return factsOf(one).flatMap((key) => {
    const fact = one.facts[key]
    const emptied =
      fact?.known === true && Array.isArray(fact.value)
        ? [{ ...one.facts, [key]: { ...fact, value: [] } }]
        : []
    return [{ ...one.facts, [key]: unknown('api-failed', 'taken away') }, ...emptied]
  })
}

test.each(gates.map((gate) => gate.id))('%s has an example: __tests__/gates/<id>/example.ts', (id) => {
  expect(examples.find(([gate]) => gate.id === id)?.[1]).not.toBeNull()
})

describe('every gate on its example', () => {
  test.each(named)('%s: passes, and exits 0', (_, one) => {
    expect(verdict(one, one.facts)).toMatchObject({ decision: 'pass', exitCode: 0 })
  })

  test.each(perFact)(
    'D8 %s: with `%s` unknown, for whatever reason, the verdict is never a pass',
    (_, key, one) => {
      const passed = reasons.filter((reason) => {
        const facts = { ...one.facts, [key]: unknown(reason, 'made unknown by this test') }
        const { exitCode, decision } = verdict(one, facts)
        return exitCode === 0 || decision === 'pass' || decision === 'report'
      })
      expect(passed).toEqual([])
      const { [key]: _removed, ...without } = one.facts
      expect(verdict(one, without).exitCode).not.toBe(0)
    },
  )

  test.each(named)(
    '%s: findings name rules of the table, what was found, what is required and the next step',
    (_, one) => {
      const findings = [one.facts, ...variations(one)].flatMap((facts) => findingsOf(one, facts))
      expect(findings.length).toBeGreaterThan(0)
      for (const finding of findings) {
        const rule = finding.rule.slice(one.gate.id.length + 1)
        expect(finding.rule).toBe(`${one.gate.id}/${rule}`)
        expect([...Object.keys(one.gate.rules), factsRule]).toContain(rule)
        expect(plain(finding.found)).not.toBe('')
        expect(plain(finding.required)).not.toBe('')
        if (finding.outcome === 'fail' || finding.outcome === 'unknown')
          expect(plain(finding.fix)).not.toBe('')
        expect(finding.unknown === undefined).toBe(finding.outcome !== 'unknown')
      }
    },
  )

  test.each(named)('%s: the same facts give the same findings, byte for byte', (_, one) => {
    const again = structuredClone(one.facts)
    expect(JSON.stringify(findingsOf(one, again))).toBe(JSON.stringify(findingsOf(one, one.facts)))
  })
})

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** Keys of an options schema and of the objects in it. */
function optionKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...own, ...Object.values(schema).flatMap(optionKeys)]
}

describe('names', () => {
  test('gates, rules and options are kebab-case, and gates differ', () => {
    const keys = gates.flatMap((gate) => [
      gate.id,
      ...Object.keys(gate.rules),
      ...optionKeys(z.toJSONSchema(gate.options, { io: 'input', unrepresentable: 'any' })),
    ])
    expect(keys.filter((key) => !kebab.test(key))).toEqual([])
    expect(new Set(gates.map(({ id }) => id)).size).toBe(gates.length)
  })

  test('every gate judges something', () => {
    expect(gates.filter(({ id }) => !judged.some(({ gate }) => gate.id === id))).toEqual([])
  })
})
