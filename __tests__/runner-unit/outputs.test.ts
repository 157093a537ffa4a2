import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { appendSummary, fitResult, summaryBudget, writeOutputs } from '../../src/runner/outputs.ts'

const directory = mkdtempSync(join(tmpdir(), 'gatewright-outputs-'))
const outputFile = join(directory, 'output')
const summaryFile = join(directory, 'summary')
const places = { outputFile, summaryFile, temporaryDirectory: directory }
afterAll(() => {
  delete process.env['GITHUB_OUTPUT']
  rmSync(directory, { recursive: true, force: true })
})
beforeEach(() => {
  writeFileSync(outputFile, '')
  writeFileSync(summaryFile, '')
  process.env['GITHUB_OUTPUT'] = outputFile
})

/** Reads the file as the runner does (`FileCommandManager`): `name<<delimiter`, lines, `delimiter`. */
function readOutputs(): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = readFileSync(outputFile, 'utf8').split('\n')
  while (lines.length > 1) {
    const [, name = '', delimiter = ''] = /^([^=]+?)<<(.+)$/.exec(lines.shift() ?? '') ?? []
    const end = lines.indexOf(delimiter)
    expect(end).toBeGreaterThanOrEqual(0)
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n')
  }
  return outputs
}

const values = { outcome: 'fail', exitCode: 1, result: '{"decision":"fail"}' }

describe('outputs', () => {
  test('all are written, and the file holds the result', async () => {
    expect(await writeOutputs(values, places)).toEqual([])
    const outputs = readOutputs()
    expect(outputs).toEqual({
      outcome: 'fail',
      'exit-code': '1',
      result: values.result,
      'result-file': expect.stringMatching(/gatewright-[^/]+\/result\.json$/),
      'evidence-file': '',
      'sarif-file': '',
    })
    expect(readFileSync(outputs['result-file'] ?? '', 'utf8')).toBe(values.result)
    expect(readdirSync(dirname(outputs['result-file'] ?? ''))).toEqual(['result.json'])
  })

  test('OUT-20 a result of 1.1 MB stays in its file; the output says where, with its digest', async () => {
    const result = JSON.stringify({ text: 'é'.repeat(1_100_000) })
    expect(await writeOutputs({ ...values, result }, places)).toEqual([])
    const outputs = readOutputs()
    const file = outputs['result-file'] ?? ''
    expect(readFileSync(file, 'utf8')).toBe(result)
    expect(JSON.parse(outputs['result'] ?? '')).toEqual({
      schema_version: 1,
      decision: 'fail',
      exit_code: 1,
      result_file: file,
      sha256: createHash('sha256').update(result).digest('hex'),
      bytes: Buffer.byteLength(result),
    })
  })

  test('the limit counts bytes of UTF-8', () => {
    const limit = 96 * 1024
    expect(fitResult({ ...values, result: 'a'.repeat(limit) }, 'f')).toHaveLength(limit)
    expect(fitResult({ ...values, result: 'a'.repeat(limit + 1) }, 'f')).toContain('"result_file":"f"')
    expect(fitResult({ ...values, result: 'é'.repeat(limit / 2 + 1) }, '')).toContain('"result_file":null')
  })

  test('evidence gets a file of its own, private and whole', async () => {
    expect(await writeOutputs({ ...values, evidence: '{"decision": "fail"}\n' }, places)).toEqual([])
    const file = readOutputs()['evidence-file'] ?? ''
    expect(file).toMatch(/gatewright-[^/]+\/gate-evidence\.json$/)
    expect(readFileSync(file, 'utf8')).toBe('{"decision": "fail"}\n')
    expect(readdirSync(dirname(file))).toEqual(['gate-evidence.json'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('OUT-21 a value that looks like an output block stays one value', async () => {
    const result = 'a\nghadelimiter_x\noutcome<<ghadelimiter_y\npass\nghadelimiter_y\noutcome=pass'
    await writeOutputs({ ...values, result }, places)
    expect(readOutputs()).toMatchObject({ outcome: 'fail', result })
    const delimiters = readFileSync(outputFile, 'utf8').match(/(?<=<<)ghadelimiter_[0-9a-f-]{36}/g) ?? []
    expect(new Set(delimiters).size).toBe(6)
  })

  test.each([
    ['no file is named', null, /GITHUB_OUTPUT names no file/],
    ['the file is missing', join(directory, 'missing'), /outputs were not written: Missing file/],
    ['it is a directory', directory, /outputs were not written: .*EISDIR/],
  ])('when %s, nothing goes to standard output', async (_, file, expected) => {
    if (file === null) delete process.env['GITHUB_OUTPUT']
    else process.env['GITHUB_OUTPUT'] = file
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
    const warnings = await writeOutputs(values, { ...places, outputFile: file })
    const calls = spy.mock.calls.length
    spy.mockRestore()
    expect(warnings).toEqual([expect.stringMatching(expected)])
    expect(calls).toBe(0)
  })

  test('without a directory for it there is no result file, and the other outputs are written', async () => {
    const missing = join(directory, 'none')
    const warnings = await writeOutputs(values, { ...places, temporaryDirectory: missing })
    expect(warnings).toEqual([expect.stringContaining('result.json was not written')])
    expect(existsSync(missing)).toBe(false)
    expect(readOutputs()).toMatchObject({ outcome: 'fail', result: values.result, 'result-file': '' })
  })
})

describe('summary', () => {
  const mebibyte = 1024 * 1024
  test('is appended, and ends with a line break', async () => {
    expect(await appendSummary('# One', places)).toBeUndefined()
    expect(await appendSummary('two\n', places)).toBeUndefined()
    expect(readFileSync(summaryFile, 'utf8')).toBe('# One\ntwo\n')
  })
  test('keeps within what is left of 1 MiB, counted in bytes', async () => {
    truncateSync(summaryFile, mebibyte - 3)
    expect(await summaryBudget(places)).toBe(3)
    expect(await appendSummary('éa', places)).toMatch(/it has 4 bytes, and 3 are left of 1 MiB/)
    expect(readFileSync(summaryFile)).toHaveLength(mebibyte - 3)
    expect(await appendSummary('é', places)).toBeUndefined()
    expect(await summaryBudget(places)).toBe(0)
  })
  test('that cannot be written is a sentence, not an error', async () => {
    expect(await appendSummary('x', { ...places, summaryFile: null })).toContain(
      'GITHUB_STEP_SUMMARY names no file',
    )
    expect(await summaryBudget({ ...places, summaryFile: null })).toBe(0)
    expect(await appendSummary('x', { ...places, summaryFile: join(directory, 'a', 'b') })).toContain(
      'ENOENT',
    )
  })
})
