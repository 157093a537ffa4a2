import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { options } from '../../src/phase/options.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const examples = (path: string): readonly string[] =>
  [...read(path).matchAll(/```yaml\n(.*?)```/gsu)].map(([, text = '']) => text)

test('the page about milestones has the policies that are tested', () => {
  expect(examples('docs/milestones.md')).toEqual(
    ['document-003.yml', 'document-001.yml'].map((file) => read(`__tests__/fixtures/phase/${file}`)),
  )
})

test('the example of the page about the green light is a policy', () => {
  const [text = ''] = examples('docs/greenlight.md')
  const { greenlight } = options.parse(parse(text).gates['phase-unlock'])
  expect(greenlight?.nets).toHaveLength(2)
  expect(greenlight?.gates).toEqual(['G1', 'G2', 'G4', 'G5'])
})
