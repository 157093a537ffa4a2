import { describe, expect, test } from '@jest/globals'
import { producerFixtures } from './fixtures.ts'
import { countsOf, readReport } from './read-report.ts'

/** Deterministic places, the same in every run (a linear congruential generator, Numerical Recipes). */
function places(count: number, below: number, seed: number): readonly number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  })
}

/**
 * `go test -json` has no last event: cut right behind the result of a package, it is the whole stream of fewer
 * packages. Only a list of expected tests can tell.
 */
function endsPackage(bytes: Uint8Array, cut: number): boolean {
  const line = new TextDecoder().decode(bytes.subarray(0, cut)).trimEnd().split('\n').at(-1) ?? ''
  return /^\{(?!.*"Test":).*"Action":"(?:pass|skip)".*\}$/u.test(line)
}

/**
 * What is wrong with the verdicts over this report cut at these places: a cut report says `invalid` or `fail`, unless
 * it still tells all that the whole one tells.
 */
function wrongCuts(bytes: Uint8Array, cuts: Iterable<number>): readonly string[] {
  const whole = JSON.stringify(countsOf(readReport(bytes).file))
  const wrong: string[] = []
  for (const cut of cuts) {
    if (endsPackage(bytes, cut)) continue
    const { file } = readReport(bytes.subarray(0, cut))
    if (file.verdict === 'invalid' || file.verdict === 'fail') continue
    const counts = JSON.stringify(countsOf(file))
    if (counts !== whole) wrong.push(`${cut} of ${bytes.length}: ${counts}`)
  }
  return wrong.slice(0, 3)
}

function* upTo(end: number, step = 1): Generator<number> {
  for (let at = 0; at < end; at += step) yield at
}

/** Formats whose cut XML is refused by the same scanner as JUnit's: looked at every few bytes. */
const otherXml = new Set(['trx', 'nunit2', 'nunit3', 'xunit', 'testng'])

/** The largest report of every format, cut at every byte of its first 4 kB; every other one at random places. */
const largest = new Map<string, string>()
for (const { format, producer, bytes } of producerFixtures) {
  const known = producerFixtures.find((one) => one.format === format && one.producer === largest.get(format))
  if (known === undefined || bytes.length > known.bytes.length) largest.set(format, producer)
}

describe('a report that is cut is never a pass', () => {
  test.each(producerFixtures.map((fixture) => [`${fixture.format}/${fixture.producer}`, fixture] as const))(
    '%s',
    (_, { format, producer, bytes }) => {
      if (largest.get(format) === producer)
        expect(wrongCuts(bytes, upTo(Math.min(4096, bytes.length), otherXml.has(format) ? 19 : 1))).toEqual(
          [],
        )
      expect(wrongCuts(bytes, places(20, bytes.length, bytes.length))).toEqual([])
    },
  )

  test('passing tests only: what is left of a cut report is no smaller pass', () => {
    const cases = Array.from({ length: 30 }, (_, index) => `  <testcase classname="c" name="t${index}"/>\n`)
    const text = `<?xml version="1.0"?>\n<testsuites>\n<testsuite name="s">\n${cases.join('')}</testsuite>\n</testsuites>\n`
    expect(wrongCuts(new TextEncoder().encode(text), upTo(text.length))).toEqual([])
  })

  test('a larger report, at 200 random places', () => {
    const cases = Array.from(
      { length: 3000 },
      (_, index) =>
        `<testcase classname="com.acme.Test${index % 100}" name="t${index}" time="0.0${index % 10}"${index % 50 === 0 ? '><failure message="no">at x:1</failure></testcase>' : '/>'}\n`,
    )
    const bytes = new TextEncoder().encode(
      `<testsuites>\n<testsuite name="s">\n${cases.join('')}</testsuite>\n</testsuites>\n`,
    )
    expect(wrongCuts(bytes, places(200, bytes.length, 42))).toEqual([])
  })
})
