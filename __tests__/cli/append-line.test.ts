import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { appendLine } from '../../src/cli/append-line.ts'
import { transpiled } from './transpiled.ts'

let folder: string
const modules: string[] = []
const moduleOf = (file: string): string => {
  const path = transpiled(file)
  modules.push(join(path, '..', '..'))
  return pathToFileURL(path).href
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-append-'))
})
afterAll(() => {
  for (const path of [folder, ...modules]) rmSync(path, { recursive: true, force: true })
})

function started(script: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += String(data)
  })
  const ended = new Promise<string>((done) =>
    child.on('close', (code) => done(code === 0 ? '' : `${code} ${errors}`)),
  )
  return { child, ended }
}

describe('appending to an evidence log', () => {
  test('12 processes, 200 lines each, some of 20 kB, on a file whose last line is not ended: no line is torn', async () => {
    const file = join(folder, 'log.jsonl')
    writeFileSync(file, '{"writer":"first"}')
    const script = `
      const { appendLine } = await import(${JSON.stringify(moduleOf('cli/append-line.ts'))})
      const [file, writer] = process.argv.slice(-2)
      for (let index = 0; index < 200; index++) {
        const text = writer.repeat(index % 4 === 0 ? 20_000 : 150)
        await appendLine(file, JSON.stringify({ writer, index, text }))
      }`
    const writers = Array.from({ length: 12 }, (_, index) => String.fromCharCode(97 + index))
    const ends = await Promise.all(writers.map((writer) => started(script, file, writer).ended))
    expect(ends.filter((end) => end !== '')).toEqual([])
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    expect(lines).toHaveLength(1 + 12 * 200)
    const next = new Map(writers.map((writer) => [writer, 0]))
    for (const line of lines.slice(1)) {
      const { writer, index, text } = JSON.parse(line)
      expect([index, text === writer.repeat(text.length)]).toEqual([next.get(writer), true])
      next.set(writer, index + 1)
    }
  }, 30_000)

  test('a new file, a file with an end, and one without', async () => {
    const file = join(folder, 'new.jsonl')
    await appendLine(file, 'a')
    await appendLine(file, 'b')
    expect(readFileSync(file, 'utf8')).toBe('a\nb\n')
    writeFileSync(file, 'a\nb')
    await appendLine(file, 'c')
    expect(readFileSync(file, 'utf8')).toBe('a\nb\nc\n')
  })

  test('links and folders are refused', async () => {
    const target = join(folder, 'target')
    writeFileSync(target, 'x\n')
    symlinkSync(target, join(folder, 'link'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    mkdirSync(join(folder, 'directory'))
    for (const name of ['link', 'dangling', 'directory'])
      await expect(appendLine(join(folder, name), 'y')).rejects.toMatchObject({ code: expect.any(String) })
    expect(readFileSync(target, 'utf8')).toBe('x\n')
    expect(readdirSync(folder)).not.toContain('nowhere')
  })
})

test('a writer that is killed leaves the old file or the new one, never half of it', async () => {
  const file = join(folder, 'artifact.json')
  const [old, text] = ['old\n', `${'x'.repeat(8_000_000)}\n`]
  const script = `
    const { writeWhole } = await import(${JSON.stringify(moduleOf('cli/write-file.ts'))})
    const [file] = process.argv.slice(-1)
    process.stdout.write('ready')
    for (;;) await writeWhole(file, file, 'x'.repeat(8_000_000) + '\\n')`
  for (const delay of [0, 5, 12, 30]) {
    writeFileSync(file, old)
    const { child, ended } = started(script, file)
    await new Promise((ready) => child.stdout.once('data', ready))
    await wait(delay)
    child.kill('SIGKILL')
    await ended
    expect([old, text]).toContain(readFileSync(file, 'utf8'))
  }
  expect(readdirSync(dirname(file)).some((name) => name.endsWith('.json.tmp'))).toBe(false)
}, 30_000)
