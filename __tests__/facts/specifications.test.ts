import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Fact } from '../../src/core/fact.ts'
import type { Specifications } from '../../src/core/facts/workflow.ts'
import { Clone } from '../workspace/clone.ts'
import { gather } from './context.ts'
import { gatherBoth, githubOf, workflowPolicy } from './workflow-scene.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

const specification = (title: string) => `# ${title}\n\n## Deliverables\n\n- a command that creates a cart\n`

function value(fact: Fact<Specifications>): Specifications {
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return fact.value
}

/** The fact by the clone, and that GitHub alone says the same. */
async function specifications(base: string, head: string, body = '') {
  const { api, git } = await gatherBoth(['specifications'], { clone, base, head, body })
  expect(value(api.specifications)).toEqual(value(git.specifications))
  return value(git.specifications)
}
const brief = ({ documents }: Specifications) =>
  documents.map(({ path, by, listed, outline, beforeImplementation, before }) => [
    ...[path, by, listed, outline?.sections[0]?.title ?? null, beforeImplementation],
    before?.sections[0]?.title ?? null,
  ])

describe('fact specifications', () => {
  test('a document that a commit before the implementation brought, as it was then and as it is', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ 'specs/cart.md': specification('Draft'), 'tests/a.test.ts': 'x\n', 'README.md': 'x\n' })
    clone.commit({ 'src/a.ts': '2\n' })
    const head = clone.commit({ 'specs/cart.md': specification('Cart') })
    const found = await specifications(base, head)
    expect(found.implements).toBe(true)
    expect(brief(found)).toEqual([['specs/cart.md', 'changed', true, 'Cart', true, 'Draft']])
    expect(found.documents[0]?.outline?.sections[1]).toMatchObject({
      title: 'Deliverables',
      items: [{ text: 'a command that creates a cart', line: 5 }],
    })
  })

  test('one that comes with the implementation, or after it, was not there before', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ 'src/a.ts': '2\n', 'specs/with.md': specification('With') })
    const head = clone.commit({ 'specs/after.md': specification('After') })
    expect(brief(await specifications(base, head))).toEqual([
      ['specs/after.md', 'changed', true, 'After', false, null],
      ['specs/with.md', 'changed', true, 'With', false, null],
    ])
  })

  test('one that the body names, from the base; one that is not there; one that is none', async () => {
    const base = clone.commit({
      'src/a.ts': '1\n',
      'specs/old.md': specification('Old'),
      'README.md': '# Read\n',
    })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    const body = 'Specification: specs/old.md\nSpecification: specs/none.md\nSpecification: README.md\n'
    expect(brief(await specifications(base, head, body))).toEqual([
      ['README.md', 'named', false, 'Read', true, 'Read'],
      ['specs/none.md', 'named', true, null, false, null],
      ['specs/old.md', 'named', true, 'Old', true, 'Old'],
    ])
  })

  test('removed before the implementation and brought back after it: it was not there', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n', 'specs/cart.md': specification('Old') })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.git('rm', '-q', 'specs/cart.md')
    clone.commit()
    clone.commit({ 'src/a.ts': '2\n' })
    const head = clone.commit({ 'specs/cart.md': specification('New') })
    expect(brief(await specifications(base, head))).toEqual([
      ['specs/cart.md', 'changed', true, 'New', false, null],
    ])
  })

  test('a change that implements nothing has no order; a removed document is none', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n', 'specs/gone.md': '# Entirely other text\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.git('rm', '-q', 'specs/gone.md')
    const head = clone.commit({ 'specs/new.md': specification('New'), 'docs/a.md': 'x\n' })
    const found = await specifications(base, head)
    expect(found.implements).toBe(false)
    expect(brief(found)).toEqual([['specs/new.md', 'changed', true, 'New', true, 'New']])
  })

  test('too many commits for the API: judged, but the order cannot be told', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'specs/cart.md': specification('Cart'), 'src/a.ts': '2\n' })
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits'
    const many = Array.from({ length: 101 }, (_, index) => ({
      sha: String(index).padStart(40, '0'),
      parents: [],
    }))
    const answers = { ...githubOf(clone, base, head), [route]: many }
    const { facts } = await gather(['specifications'], answers, { baseSha: base, policy: workflowPolicy() })
    expect(brief(value(facts.specifications))).toEqual([
      ['specs/cart.md', 'changed', true, 'Cart', null, null],
    ])
  })

  test.each([
    ['too large', 'x'.repeat(256 * 1024 + 1), 'too-large'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x41]).toString('latin1'), 'unparsable'],
  ])('a document that is %s makes it unknown', async (_, text, reason) => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const bytes = reason === 'unparsable' ? new Uint8Array([0xff, 0xfe, 0x41]) : text
    clone.write('specs/cart.md', '')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${clone.path}/specs/cart.md`, bytes)
    const head = clone.commit()
    const { git } = await gatherBoth(['specifications'], { clone, base, head })
    expect(git.specifications).toMatchObject({ known: false, reason })
  })

  test('nothing asks for it: known, and no request', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'specs/cart.md': specification('Cart') })
    const { facts, github } = await gather(['specifications'], githubOf(clone, base, head), { baseSha: base })
    expect(facts.specifications).toMatchObject({ known: true, value: { documents: [] } })
    expect(github.requests).toHaveLength(1)
  })
})
