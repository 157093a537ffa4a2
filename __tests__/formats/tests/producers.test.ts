import { describe, expect, test } from '@jest/globals'
import { reportFormats } from '../../../src/core/facts/test-reports.ts'
import { producerFixtures } from './fixtures.ts'
import { readReport } from './read-report.ts'

const keys = ['verdict', 'tests', 'passed', 'failed', 'errors', 'skipped', 'flaky', 'cases'] as const

describe('reports by real tools', () => {
  describe.each(
    producerFixtures.map((fixture) => [`${fixture.format}/${fixture.producer}`, fixture] as const),
  )('%s', (_, { format, bytes, expected }) => {
    test('says who made it and how its counts are known', () => {
      expect(expected['producer']).toMatch(/\w/u)
      expect(expected['source']).toMatch(/\w/u)
      const known = Object.keys(expected).filter((key) => key !== 'producer' && key !== 'source')
      expect(known).toContain('verdict')
      expect(known.filter((key) => !keys.some((one) => one === key))).toEqual([])
    })

    test.each([1, 7, 65_536])('is read as the tool counted, in pieces of %i bytes', (piece) => {
      const { file } = readReport(bytes, piece)
      const told = Object.fromEntries(keys.filter((key) => key in expected).map((key) => [key, file[key]]))
      expect({ format: file.format, ...told }).toEqual({
        format,
        ...Object.fromEntries(keys.filter((key) => key in expected).map((key) => [key, expected[key]])),
      })
    })
  })

  test('every format has reports of at least one tool', () => {
    const known = new Set(producerFixtures.map(({ format }) => format))
    expect(reportFormats.filter((format) => !known.has(format))).toEqual([])
  })
})
