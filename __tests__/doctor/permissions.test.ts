import { expect, test } from '@jest/globals'
import { isOptional, permissionsOf, readsOf } from '../../src/doctor/permissions.ts'
import { probed } from '../../src/doctor/probes.ts'
import { gates } from '../../src/gates/registry.ts'

test('every permission that a gate reads with is tried', () => {
  const names = readsOf(gates).map(({ name }) => name)
  expect(names).toEqual([...probed].sort())
})

test('a set-up without the gates that a policy has to set up needs none of their permissions', () => {
  const needed = readsOf(gates).filter((one) => !isOptional(one))
  expect(needed.map(({ name }) => name)).toEqual(['contents', 'pull-requests'])
})

test('needed beats on demand, and a workflow’s own token beats an App', () => {
  const why = (text: string) => ({ name: 'actions', access: 'read', why: text }) as const
  const sources = [
    {
      permissions: [
        { ...why('one'), onDemand: true },
        { ...why('write'), access: 'write' as const },
      ],
    },
    { permissions: [{ ...why('two'), appOnly: true }] },
  ]
  const [merged, ...more] = permissionsOf(sources, 'read')
  expect(more).toEqual([])
  expect(merged).toEqual({ name: 'actions', access: 'read', onDemand: true, why: 'one; two' })
  const [needed] = permissionsOf([...sources, { permissions: [why('three')] }], 'read')
  expect(needed !== undefined && isOptional(needed)).toBe(false)
  expect(permissionsOf(sources, 'write').map(({ why: text }) => text)).toEqual(['write'])
})
