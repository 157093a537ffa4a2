import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { evidenceObservationSchema } from '../../src/core/facts/phases.ts'
import type { GitObjects } from '../../src/facts/git-objects.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { evidenceCases, evidenceFixture } from '../support/evidence-cases.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { block, Folders, git, ObjectWorld, objectsOf, verified } from './objects-scene.ts'

const fixture = evidenceFixture()
const { HEAD, FEAT, BASE } = fixture.repo.names
const stream = Buffer.from(fixture.repo.stream_base64, 'base64')
const folders = new Folders()
const hub = new ObjectWorld()
const backends = new Map<string, GitObjects>()

beforeAll(async () => {
  await hub.start()
  const shop = hub.world.repository('acme/shop', { files: { 'README.md': 'x\n' } })
  git(shop.directory, ['--git-dir', '.', 'fast-import', '--quiet', '--force'], stream)
  const origin = folders.make()
  git(origin, ['init', '-q', '-b', 'main', 'r'])
  git(join(origin, 'r'), ['fast-import', '--quiet'], stream)
  const workspace = await openWorkspace(join(origin, 'r'))
  const shallow = await folders.clone(join(origin, 'r'), '--depth', '1', '--no-tags')
  git(join(origin, 'r'), ['config', 'uploadpack.allowFilter', 'true'])
  const partial = await folders.clone(join(origin, 'r'), '--filter=blob:none', '--no-checkout')
  backends.set('the clone', await objectsOf(workspace))
  backends.set('the clone and GitHub', await objectsOf(workspace, hub.github()))
  backends.set('a shallow clone and GitHub', await objectsOf(shallow, hub.github()))
  backends.set('a partial clone and GitHub', await objectsOf(partial, hub.github()))
  backends.set('GitHub alone', await objectsOf(null, hub.github()))
  backends.set('a shallow clone alone', await objectsOf(shallow))
  backends.set('a partial clone alone', await objectsOf(partial))
})
afterAll(async () => {
  for (const objects of backends.values()) objects.close()
  folders.remove()
  await hub.world.close()
})

const complete = [
  'the clone',
  'the clone and GitHub',
  'a shallow clone and GitHub',
  'a partial clone and GitHub',
  'GitHub alone',
]
const missing = (name: string): never => {
  throw new Error(`there is no ${name}`)
}
const of = (name: string): GitObjects => backends.get(name) ?? missing(name)

interface Claimed {
  readonly evidence_id: string
  readonly file: string
  readonly lines: string
  readonly sha256: string
}

/** The commit and the blocks of every case that can be read as JSON, whether or not its text is refused later. */
const claims = evidenceCases().flatMap(({ id, expected, bytes }) => {
  try {
    const { git_commit: commit, evidence_blocks: blocks } = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof commit !== 'string' || !Array.isArray(blocks)) return []
    const read = (blocks as readonly Claimed[]).flatMap(({ evidence_id, file, lines, sha256 }) => {
      const [, first, last] = /^(\d+)-(\d+)$/.exec(lines) ?? []
      return typeof file === 'string' && first !== undefined
        ? [block(file, Number(first), Number(last), { id: evidence_id, sha256 })]
        : []
    })
    return [{ id, expected, commit, blocks: read }]
  } catch {
    return []
  }
})

async function answers(objects: GitObjects, { commit, blocks }: (typeof claims)[number]) {
  const info = await objects.commit(commit)
  const asked = blocks.map((one) => ({ commit, head: HEAD, trusted: HEAD, block: one }))
  return {
    info,
    ancestor: await objects.isAncestor(commit, HEAD),
    evidence: await verified(objects, info.type === 'commit' ? asked : []),
  }
}

describe('every case is seen alike through every backend', () => {
  test.each(complete.slice(1))('%s', async (name) => {
    expect(claims.length).toBeGreaterThan(55)
    for (const claim of claims) {
      const seen = await answers(of(name), claim)
      expect({ id: claim.id, ...seen }).toEqual({ id: claim.id, ...(await answers(of('the clone'), claim)) })
      for (const one of seen.evidence) expect(() => evidenceObservationSchema.parse(one)).not.toThrow()
    }
  })
  afterAll(() => expect(exchangeProblems(hub.world.requests.entries)).toEqual([]))
})

/** What classes 8 and 10 come to, by the research's own code; null: neither refuses. */
async function code(objects: GitObjects, claim: (typeof claims)[number]): Promise<string | null> {
  const { info, ancestor, evidence } = await answers(objects, claim)
  if (info.type !== 'commit') return 'E_COMMIT_MISSING'
  if (!ancestor) return 'E_NOT_ANCESTOR'
  for (const [index, { at }] of evidence.entries()) {
    if (!at.known) return 'U'
    const { kind, tooLarge, largeFilePointer, binary, utf8, digest } = at.value
    const kinds = {
      link: 'E_SYMLINK',
      submodule: 'E_SUBMODULE',
      directory: 'E_NOT_FILE',
      absent: 'E_FILE_MISSING',
    }
    if (kind !== 'file') return kinds[kind]
    if (tooLarge) return 'E_SIZE'
    if (largeFilePointer) return 'E_LFS'
    if (binary) return 'E_BINARY'
    if (!utf8) return 'E_ENCODING'
    if (digest === null) return 'E_RANGE'
    if (digest !== claim.blocks[index]?.sha256) return 'E_DIGEST'
  }
  return null
}

/** Codes that classes 8 and 10 give; those of earlier classes are judged elsewhere. */
const own =
  /^E_(?:COMMIT_MISSING|NOT_ANCESTOR|SYMLINK|SUBMODULE|NOT_FILE|LFS|BINARY|FILE_MISSING|DIGEST|ENCODING)$/

describe('git and evidence codes of the research', () => {
  const judged = claims.filter(
    ({ id, expected }) => own.test(expected) || expected === 'PASS' || id === 'A83',
  )
  test.each(complete)('%s', async (name) => {
    expect(judged.map(({ id }) => id)).toEqual(
      expect.arrayContaining(
        'A11 A12 A13 A72 A73 A74 A75 A76 A77 A78 A79 A80 A83 A88 A89 A122 A123 A93 A94 A121'.split(' '),
      ),
    )
    for (const claim of judged) {
      // A13 is bound by content: its commit is no ancestor in any case.
      const expected =
        claim.id === 'A13' ? 'E_NOT_ANCESTOR' : claim.expected === 'PASS' ? null : claim.expected
      expect([claim.id, await code(of(name), claim)]).toEqual([claim.id, expected])
    }
  })

  test.each(complete)('A12 and A13: %s shows what binds a squashed commit by content', async (name) => {
    const blocks = [block('a.txt', 1, 2)].map((one) => ({
      commit: FEAT,
      head: HEAD,
      trusted: HEAD,
      block: one,
    }))
    const [seen] = await verified(of(name), blocks)
    expect(seen?.trustedBlob).toEqual({
      known: true,
      value: seen?.at.known === true ? seen.at.value.blob : '',
    })
  })
})

describe('A120 an incomplete clone never answers no', () => {
  const refused = { name: 'WorkspaceFailure', reason: 'truncated' }

  test('what it holds is believed, in a shallow one too', async () => {
    const shallow = of('a shallow clone alone')
    expect(await shallow.commit(HEAD)).toMatchObject({ type: 'commit' })
    expect(await shallow.isAncestor(HEAD, HEAD)).toBe(true)
    expect(await code(shallow, claims.find(({ id }) => id === 'ok') ?? missing('ok'))).toBeNull()
  })

  test('a commit or history it lacks is unknown, and the remedy is said', async () => {
    for (const name of ['a shallow clone alone', 'a partial clone alone']) {
      await expect(of(name).commit('d'.repeat(40))).rejects.toMatchObject(refused)
    }
    const shallow = of('a shallow clone alone')
    await expect(shallow.commit(BASE)).rejects.toMatchObject(refused)
    await expect(shallow.isAncestor(BASE, HEAD)).rejects.toMatchObject({
      ...refused,
      remedy: { text: expect.stringContaining('fetch-depth: 0') },
    })
    // In a clone without blobs the history is there; a no is still not given.
    const partial = of('a partial clone alone')
    expect(await partial.isAncestor(BASE, HEAD)).toBe(true)
    await expect(partial.isAncestor(FEAT, HEAD)).rejects.toMatchObject(refused)
  })

  test('B36 files that a partial clone left out are unknown one by one, and nothing is fetched', async () => {
    const blocks = ['a.txt', 'crlf.txt', 'link', 'nope'].map((file) => ({
      ...{ commit: HEAD, head: HEAD, block: block(file, 1, 1) },
    }))
    const seen = await verified(of('a partial clone alone'), blocks)
    expect(seen.map(({ at }) => (at.known ? at.value.kind : at.reason))).toEqual([
      ...['truncated', 'truncated', 'link', 'absent'],
    ])
    expect(seen[0]).toMatchObject({ now: null, secrets: { known: false, reason: 'truncated' } })
  })
})

test('a case twin of an absent path is named', async () => {
  for (const name of complete) {
    expect(await of(name).twin(HEAD, 'A.TXT')).toBe('a.txt')
    expect(await of(name).twin(HEAD, 'CAFE\u0301.txt')).toBe('café.txt')
    expect(await of(name).twin(HEAD, 'D/F')).toBe('d/f')
    expect(await of(name).twin(HEAD, 'a.txt')).toBeNull()
    expect(await of(name).twin(HEAD, 'a.txt/b')).toBeNull()
  }
})
