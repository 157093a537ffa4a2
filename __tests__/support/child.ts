import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transformSync } from '@swc/core'

const root = join(import.meta.dirname, '../..')

/** Transpiles folders of `src` into a new directory, so that a plain Node process can import them. Returns its path. */
export function transpile(folders: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'gatewright-child-'))
  for (const folder of folders) {
    const source = join(root, 'src', folder)
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue
      const target = join(directory, folder, file.replace(/\.ts$/, '.js'))
      const { code } = transformSync(readFileSync(join(source, file), 'utf8'), {
        configFile: false,
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      })
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, code.replace(/(from\s+'[^']+|from\s+"[^"]+)\.ts(['"])/g, '$1.js$2'))
    }
  }
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  return directory
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/** Runs a module text in a directory made by `transpile`; `onOutput` may send signals. */
export function runModule(
  directory: string,
  text: string,
  onOutput: (output: string, child: ChildProcess) => void = () => {},
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const file = join(mkdtempSync(join(directory, 'case-')), 'main.js')
  writeFileSync(file, text)
  const child = spawn(process.execPath, [file], { env: { ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
      onOutput(output, child)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, output }))
  })
}
