import { describe, expect, test } from '@jest/globals'
import { logLineText, readLogLine } from '../../src/phase/evidence-line.ts'

const good = {
  evidence_id: 'EB-1',
  phase: 1,
  file: 'src/a.ts',
  lines: '3-9',
  description: 'the guard',
  sha256: 'a'.repeat(64),
  git_commit: 'b'.repeat(40),
  timestamp: '2026-11-20T10:00:00Z',
}
const read = (line: string | Readonly<Record<string, unknown>>) =>
  readLogLine(Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)), 7)

describe('a line of evidence_blocks.jsonl', () => {
  test('as source document 002 writes it', () => {
    expect(read({ ...good, git_commit: undefined, code_snippet: 'x' })).toMatchObject({
      ...{ line: 7, stage: 'phase-1', commit: null, timestamp: good.timestamp },
      block: {
        id: 'EB-1',
        file: 'src/a.ts',
        first: 3,
        last: 9,
        algorithm: 'lines-lf-v1',
        blob: null,
        line: 7,
      },
    })
  })

  test.each([
    ['\ufeff{}', 'json-byte-order-mark'],
    ['{"a": 1', 'json-syntax'],
    ['{"file": "a", "file": "b"}', 'json-duplicate-key'],
    ['{"__proto__": {}}', 'json-reserved-key'],
    ['[1]', 'field'],
    ['', 'json-syntax'],
    [{ ...good, evidence_id: undefined }, 'field'],
    [{ ...good, evidence_id: '' }, 'field'],
    [{ ...good, note: 'x' }, 'field-unknown'],
    [{ ...good, phase: 1.5 }, 'phase-number'],
    [{ ...good, phase: undefined }, 'field'],
    [{ ...good, stage: 'phase-2' }, 'field'],
    [{ ...good, file: '../a' }, 'evidence-path'],
    [{ ...good, file: '.git/config' }, 'evidence-path'],
    [{ ...good, lines: '0-2' }, 'evidence-range'],
    [{ ...good, lines: '9-3' }, 'evidence-range'],
    [{ ...good, sha256: 'A'.repeat(64) }, 'digest-format'],
    [{ ...good, sha256: undefined }, 'field'],
    [{ ...good, git_commit: 'HEAD' }, 'commit-format'],
    [{ ...good, digest_alg: 'md5' }, 'field'],
    [{ ...good, description: 'x'.repeat(501) }, 'field'],
  ])('%j is refused: %s', (line, rule) => {
    expect(read(line)).toMatchObject({ rule, warning: false })
  })

  test('the place of what is wrong', () => {
    expect(read('{"evidence_id": "a", "bad": 1}')).toMatchObject({ column: 22 })
  })

  test('what is written is read back', () => {
    const block = {
      ...{ id: 'EB-2', file: 'src/\u00e9.ts', first: 1, last: 2, sha256: 'c'.repeat(64), line: 1 },
      ...{ algorithm: 'lines-lf-v1' as const, blob: 'd'.repeat(40), description: 'a\nb \u0007' },
    }
    const text = logLineText({
      block,
      stage: 'M1',
      commit: 'e'.repeat(40),
      timestamp: good.timestamp,
      snippet: 'l1\nl2',
    })
    expect(text).not.toContain('\n')
    const { phase: _, ...keys } = JSON.parse(text)
    expect(Object.keys(keys)).toEqual([
      ...['evidence_id', 'stage', 'file', 'lines', 'description', 'code_snippet', 'sha256'],
      ...['digest_alg', 'git_commit', 'blob', 'timestamp'],
    ])
    expect(read(text)).toEqual({
      ...{ line: 7, stage: 'M1', commit: 'e'.repeat(40), timestamp: good.timestamp },
      block: { ...block, line: 7 },
    })
    expect(
      JSON.parse(
        logLineText({ block, stage: 'phase-3', commit: 'e'.repeat(40), timestamp: '', snippet: null }),
      ),
    ).toMatchObject({ phase: 3, stage: 'phase-3' })
  })
})
