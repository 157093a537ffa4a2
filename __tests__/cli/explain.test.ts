import { describe, expect, test } from '@jest/globals'
import { catalogue } from '../../src/catalogue.ts'
import { reasonCodes } from '../../src/core/reason-codes.ts'
import { gates } from '../../src/gates/registry.ts'
import { gatewright, json } from './harness.ts'

const rules = catalogue().gates.flatMap((gate) => gate.rules)

describe('explain', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
    const ended = await gatewright(['explain', id])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const words = ended.stdout.replace(/\s+/g, ' ')
    for (const text of [
      id,
      rule.title,
      rule.why,
      rule.fix,
      ...rule.controls,
      rule.example.found,
      rule.example.fix,
    ])
      expect(words.replace(/ /g, '')).toContain(text.replace(/\s+/g, ''))
    expect(json(await gatewright(['explain', '--json', id]))).toMatchObject({
      kind: 'rule',
      id,
      why: rule.why,
    })
  })

  test('the options that change a rule stand on its page, and no others', async () => {
    const gate = catalogue().gates[0]
    const keys = gate?.options.map(({ key }) => key) ?? []
    const isBelow = (key: string, name: string) =>
      key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[`)
    for (const rule of gate?.rules ?? []) {
      const named = rule.options ?? []
      const { options } = json(await gatewright(['explain', '--json', rule.id]))
      const found: string[] = options.map(({ key }: { key: string }) => key)
      expect(found).toEqual(keys.filter((key) => named.some((name) => isBelow(key, name))))
      const { stdout } = await gatewright(['explain', rule.id])
      for (const key of found) expect(stdout).toContain(key)
      expect(stdout.includes('No option of the gate changes this rule.')).toBe(found.length === 0)
    }
  })

  test('a rule by its name alone, a gate, and every code', async () => {
    const bare = await gatewright(['explain', 'owner-approval'])
    expect(bare).toEqual(await gatewright(['explain', 'codeowners/owner-approval']))
    expect((await gatewright(['explain', 'codeowners'])).stdout).toContain('codeowners: Code owners')
    for (const [code, meaning] of Object.entries(reasonCodes)) {
      const ended = await gatewright(['explain', '--json', code])
      expect(json(ended)).toEqual({ kind: 'code', code, meaning })
    }
    expect((await gatewright(['explain', 'unknown-key'])).stdout).toContain(
      'a key that Gatewright does not know',
    )
  })

  test('alone it lists all', async () => {
    const { stdout } = await gatewright(['explain'], { terminal: { columns: 120 } })
    for (const { id } of rules) expect(stdout).toContain(id)
    for (const code of Object.keys(reasonCodes)) expect(stdout).toContain(code)
    expect(json(await gatewright(['explain', '--json'])).rules).toHaveLength(rules.length)
  })

  test.each([
    ['codeowners/ownr-approval', 'codeowners/owner-approval'],
    ['ofline', 'offline'],
    ['codeowner', 'codeowners'],
  ])('%s is near %s', async (word, near) => {
    const ended = await gatewright(['explain', word])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(`did you mean "${near}"`)
  })

  test('a hostile word is shown harmlessly', async () => {
    const { stderr } = await gatewright(['explain', '\u001b]0;x\u0007\n::error::x'])
    expect(stderr).not.toMatch(/[\u001b\u0007]|^::/m)
  })
})

describe('the catalogue', () => {
  test('is pure data with every gate and rule', () => {
    const all = catalogue()
    expect(JSON.parse(JSON.stringify(all))).toEqual(all)
    expect(all.gates.map(({ id }) => id)).toEqual(gates.map(({ id }) => id))
    for (const gate of all.gates)
      expect(gate.rules.map(({ id }) => id)).toContain(`${gate.id}/facts-complete`)
    expect(all.exitCodes.map(({ code }) => code)).toEqual([0, 1, 2, 3, 5, 6, 64, 78])
    expect(all.environment.map(({ name }) => name)).toContain('FORCE_COLOR')
    expect(all.commands.map(({ name }) => name)).toContain('codeowners who')
  })
})
