import { closeSync, openSync, writeSync } from 'node:fs'
import { random } from './data.js'

/**
 * Writes a JUnit report of `count` tests with different names, 100 in a suite: 2.2 % failures, 0.7 % errors, 3.2 %
 * skipped and 0.5 % that passed at the second attempt. 2 million are 170 MB. @returns bytes
 */
export function writeReport(path, count, seed = 3) {
  const file = openSync(path, 'w')
  const next = random(seed)
  let bytes = writeSync(file, '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
  for (let from = 0; from < count; from += 100) {
    const lines = []
    const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 }
    for (let index = from; index < Math.min(count, from + 100); index++) {
      lines.push(testCase(index, next, totals))
    }
    const attributes = Object.entries(totals).map(([name, value]) => `${name}="${value}"`)
    bytes += writeSync(
      file,
      `<testsuite name="suite${from / 100}" ${attributes.join(' ')}>\n${lines.join('')}</testsuite>\n`,
    )
  }
  bytes += writeSync(file, '</testsuites>\n')
  closeSync(file)
  return bytes
}

function testCase(index, next, totals) {
  const time = (next() * 0.4).toFixed(3)
  const head = `<testcase classname="services.Class${Math.floor(index / 50)}" name="test_case_${index}" time="${time}"`
  const kind = next()
  totals.tests++
  if (kind < 0.022) {
    totals.failures++
    return `${head}><failure message="expected 1 &lt; 2">at line ${index % 900}</failure></testcase>\n`
  }
  if (kind < 0.029) {
    totals.errors++
    return `${head}><error message="timed out">at line ${index % 900}</error></testcase>\n`
  }
  if (kind < 0.061) {
    totals.skipped++
    return `${head}><skipped/></testcase>\n`
  }
  if (kind < 0.066) return `${head}><flakyFailure message="first attempt">x</flakyFailure></testcase>\n`
  return `${head}/>\n`
}
