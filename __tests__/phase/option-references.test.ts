import { expect, test } from '@jest/globals'
import { options } from '../../src/phase/options.ts'

/** What is wrong with options of the gate: `path: message`. */
const problems = (given: Record<string, unknown>): readonly string[] => {
  const { error } = options.safeParse(given)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const list = (id: string, ...requires: readonly string[]) => ({ id, requires })
const key = (id: string, more: object = {}) => ({ id, algorithm: 'hmac-sha256', ...more })

test.each<[string, Record<string, unknown>]>([
  ['nothing', {}],
  [
    'phases and what they require',
    { phases: [{ phase: 0 }, { phase: 1, requires: ['L'] }], lists: [list('L')] },
  ],
  ['a list that waits for a milestone', { milestones: [list('M0')], lists: [list('L', 'M0')] }],
  ['two ways to one stage', { lists: [list('A'), list('B', 'A'), list('C', 'A'), list('D', 'B', 'C')] }],
  ['gates without checks are checks of their names', { phases: [{ phase: 0, gates: ['G1'] }] }],
  ['gates that checks name', { checks: { G1: 'nets' }, phases: [{ phase: 0, gates: ['G1'] }] }],
  ['a green light without stages', { greenlight: { gates: ['nets'] } }],
])('accepted: %s', (_, given) => expect(problems(given)).toEqual([]))

test.each<[string, Record<string, unknown>, string]>([
  [
    'an unknown stage',
    { lists: [list('P1-ENTRY'), list('B', 'P1-ENTRI')] },
    'lists.1.requires.0: there is no stage P1-ENTRI',
  ],
  ['one that is nearly right', { lists: [list('P1-ENTRY'), list('B', 'P1-ENTRI')] }, 'P1-ENTRY'],
  ['its own stage', { lists: [list('A', 'A')] }, 'lists.0.requires.0: a stage cannot require itself'],
  [
    'a circle',
    { lists: [list('A', 'B'), list('B', 'C'), list('C', 'A')] },
    'requires itself by way of others',
  ],
  [
    'a circle behind a stage',
    { lists: [list('X', 'A'), list('A', 'B'), list('B', 'A')] },
    'lists.1.requires: stage A',
  ],
  [
    'a later phase: each one waits for those before it',
    { phases: [{ phase: 0, requires: ['phase-2'] }, { phase: 1 }, { phase: 2 }] },
    'phases.0.requires: stage phase-0 requires itself',
  ],
  ['a later milestone', { milestones: [list('M0', 'M1'), list('M1')] }, 'milestones.0.requires: stage M0'],
  [
    'a list that waits for a later milestone than its own',
    { milestones: [list('M0', 'L'), list('M1')], lists: [list('L', 'M1')] },
    'requires itself',
  ],
  ['one id of two lists', { lists: [list('A'), list('A')] }, 'lists.1: two stages have the id A'],
  [
    'one id of a milestone and a list',
    { milestones: [list('A')], lists: [list('A')] },
    'lists.0: two stages',
  ],
  [
    'ids that differ in case',
    { milestones: [list('M1'), list('m1')] },
    'milestones.1: two stages have the id m1',
  ],
  [
    'an id of phases',
    { lists: [list('phase-1')] },
    'lists.0.id: ids that begin with phase- are those of phases',
  ],
  ['the same in other letters', { lists: [list('Phase-1')] }, 'lists.0.id: ids that begin with phase-'],
  ['an id with a path in it', { lists: [list('../A')] }, 'lists.0.id: expected an id such as M1 or P1-EXIT'],
  ['a gap', { phases: [{ phase: 0 }, { phase: 2 }] }, 'phases.1.phase: expected phase 1'],
  ['phases that begin with 1', { phases: [{ phase: 1 }] }, 'phases.0.phase: expected phase 0'],
  ['a phase twice', { phases: [{ phase: 0 }, { phase: 0 }] }, 'phases.1.phase: expected phase 1'],
  ['another order', { phases: [{ phase: 1 }, { phase: 0 }] }, 'phases.0.phase: expected phase 0'],
  [
    'a gate without a check where checks are named',
    { checks: { G1: 'nets' }, phases: [{ phase: 0, gates: ['G1', 'G2'] }] },
    'phases.0.gates.1: no check stands behind G2',
  ],
  [
    'one of the green light',
    { checks: { G1: 'nets' }, greenlight: { gates: ['g1'] } },
    'greenlight.gates.0: no check stands behind g1',
  ],
  [
    'an ed25519 key without its public key',
    { signature: { keys: [key('a', { algorithm: 'ed25519' })] } },
    'signature.keys.0.id: an ed25519 key needs its `public-key`',
  ],
  [
    'an HMAC key with one',
    { signature: { keys: [key('a', { 'public-key': 'AAAA' })] } },
    'signature.keys.0.public-key: hmac-sha256 has no public key',
  ],
  [
    'a key id twice',
    { signature: { keys: [key('a'), key('a')] } },
    'signature.keys.1.id: two keys have this id',
  ],
  [
    'a net of nothing',
    { greenlight: { nets: [{ id: 'S1' }] } },
    'greenlight.nets.0: a safety net names files or checks',
  ],
  [
    'a net twice',
    { greenlight: { nets: ['a', 'b'].map((path) => ({ id: 'S1', files: [{ path }] })) } },
    'greenlight.nets.1.id: two entries have this name',
  ],
  [
    'two proofs of one criterion',
    { lists: [{ id: 'A', criteria: [{ id: 'c', tag: 'v1', files: { paths: ['a'] } }] }] },
    'a criterion is proved in one way, found files and tag',
  ],
  [
    'a criterion twice',
    { lists: [{ id: 'A', criteria: [{ id: 'c' }, { id: 'c' }] }] },
    'lists.0.criteria.1.id: two criteria have this id',
  ],
  [
    'counts that contradict each other',
    { lists: [{ id: 'A', criteria: [{ id: 'c', issues: { labels: ['x'], minimum: 2, maximum: 1 } }] }] },
    'minimum is above maximum',
  ],
])('refused: %s', (_, given, expected) => expect(problems(given).join('\n')).toContain(expected))

test('many stages that require each other are read at once', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `L${index}`)
  const lists = ids.map((id, index) => list(id, ...ids.slice(Math.max(0, index - 50), index)))
  expect(problems({ lists })).toEqual([])
})
