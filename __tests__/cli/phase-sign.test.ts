import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { newSecret, PhaseScene, phasePolicy } from './phase-scene.ts'

let scene: PhaseScene
let unsigned: string
const secret = newSecret()
const pair = generateKeyPairSync('ed25519')
const spki = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const file = '.phase-0.complete.json'
const sign = (...argv: string[]) => scene.run('phase', 'sign', file, ...argv)

beforeAll(async () => {
  scene = new PhaseScene(
    phasePolicy(`    signature:
      required: true
      keys:
        - { id: k1, algorithm: hmac-sha256 }
        - { id: e1, algorithm: ed25519, public-key: ${spki} }
`),
  )
  await scene.phaseZero()
  unsigned = scene.read(file)
})
afterAll(() => scene.clone.remove())
beforeEach(() => {
  scene.write(file, unsigned)
  scene.variables['GATEWRIGHT_HMAC_KEYS'] = JSON.stringify({ k1: secret, other: newSecret() })
  scene.variables['GATEWRIGHT_ED25519_KEY'] = pem
})

test('unsigned where a signature is required: exit code 2', async () => {
  const ended = await scene.run('phase', 'verify', '0')
  expect(ended.code).toBe(2)
  expect(ended.stdout).toContain('phase-unlock/signature-missing')
})

test.each([
  ['k1', [] as string[]],
  ['e1', [] as string[]],
  ['e1', ['--algorithm', 'ed25519']],
])('signed by %s, it verifies, and shows nothing but the id', async (id, more) => {
  const ended = await sign('--key-id', id, ...more)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout).toContain(`signed by key ${id}`)
  expect(ended.stdout).not.toContain(secret)
  expect(await scene.run('phase', 'verify', file)).toMatchObject({ code: 0 })
  scene.write(file, scene.read(file).replace('there is nothing', 'there was nothing'))
  expect((await scene.run('phase', 'verify', file)).code).toBe(2)
})

test('a signature that is there is replaced', async () => {
  await sign('--key-id', 'k1')
  const once = scene.read(file)
  await sign('--key-id', 'e1')
  await sign('--key-id', 'k1')
  expect(scene.read(file)).toBe(once)
})

test.each([
  [['--key-id', 'nobody'], 'there is no key "nobody" to sign with', 2],
  [['--key-id', 'k1', '--algorithm', 'ed25519'], 'key "k1" is one for hmac-sha256', 64],
  [['--key-id', 'k1', '--algorithm', 'none'], 'expected hmac-sha256 or ed25519', 64],
  [[], '--key-id ID is missing', 64],
  [['--envelope', 'x.intoto.json'], 'expected --key-id ID', 64],
] as const)('%j is refused', async (argv, expected, code) => {
  const ended = await sign(...argv)
  expect(ended.stderr).toContain(expected)
  expect(ended).toMatchObject({ code, stdout: '' })
  expect(scene.read(file)).toBe(unsigned)
})

test('a weak key, no key, and a private key that is not the policy’s', async () => {
  scene.variables['GATEWRIGHT_HMAC_KEYS'] = JSON.stringify({ k1: Buffer.from('short').toString('base64') })
  expect((await sign('--key-id', 'k1')).code).toBe(2)
  delete scene.variables['GATEWRIGHT_HMAC_KEYS']
  const none = await sign('--key-id', 'k1')
  expect(none).toMatchObject({ code: 2, stdout: '' })
  expect(none.stderr).toContain('no key is set')
  scene.variables['GATEWRIGHT_ED25519_KEY'] = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  const other = await sign('--key-id', 'e1')
  expect(other.stderr).toContain('their public keys differ')
  expect(other.code).toBe(2)
})

test('what does not read without a mistake is not signed: FILE:LINE:COL', async () => {
  scene.write(file, unsigned.replace('"phase": 0', '"phase": 0,\n  "phase": 0'))
  const ended = await sign('--key-id', 'k1')
  expect(ended).toMatchObject({ code: 64, stdout: '' })
  expect(ended.stderr).toMatch(/gatewright: \.phase-0\.complete\.json:\d+:\d+: /)
  scene.write(file, unsigned.replace(/\n *"baseline_total_count": 3,/, ''))
  const lacking = await sign('--key-id', 'k1')
  expect(lacking).toMatchObject({ code: 64, stdout: '' })
  expect(lacking.stderr).toContain('baseline_total_count')
  const absent = await scene.run('phase', 'sign', '.phase-1.complete.json', '--key-id', 'k1')
  expect(absent.stderr).toContain('.phase-1.complete.json:1:1: there is no such file')
  const other = await scene.run('phase', 'sign', 'src/guard.ts', '--key-id', 'k1')
  expect(other.stderr).toContain('no name of an artifact')
  const alike = await scene.run('phase', 'sign', '.Phase-0.complete.json', '--key-id', 'k1')
  expect(alike.stderr).toContain('looks like .phase-0.complete.json')
})

test('a stage is named as a file is, and what is written beside the artifact never replaces it', async () => {
  expect((await scene.run('phase', 'sign', '0', '--statement', 's.json')).code).toBe(0)
  for (const outputs of [
    ['--statement', file],
    ['--statement', 's.json', '--predicate', './s.json'],
  ]) {
    const ended = await scene.run('phase', 'sign', 'phase-0', ...outputs)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('expected a file of its own')
  }
  expect(scene.read(file)).toBe(unsigned)
})

test('statement and predicate for a keyless signature, and the envelope', async () => {
  const keyless = await scene.json('phase', 'sign', file, '--statement', 's.json', '--predicate', 'p.json')
  expect(keyless).toMatchObject({ code: 0, value: { signature: null, written: ['s.json', 'p.json'] } })
  expect(scene.read(file)).toBe(unsigned)
  const statement = JSON.parse(scene.read('s.json'))
  expect(statement.predicate).toEqual(JSON.parse(scene.read('p.json')))
  expect(statement.subject).toContainEqual({
    name: file,
    digest: { sha256: createHash('sha256').update(unsigned).digest('hex') },
  })
  await sign('--key-id', 'e1', '--envelope', '.phase-0.intoto.json')
  const envelope = JSON.parse(scene.read('.phase-0.intoto.json'))
  expect(envelope).toMatchObject({
    payloadType: 'application/vnd.in-toto+json',
    signatures: [{ keyid: 'e1' }],
  })
  const inside = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
  expect(inside.subject).toContainEqual({
    name: file,
    digest: { sha256: createHash('sha256').update(scene.read(file)).digest('hex') },
  })
})
