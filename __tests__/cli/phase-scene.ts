import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { junit } from './suite-support.ts'

/** A policy with two phases and a milestone whose gates need no GitHub. */
export const phasePolicy = (more = ''): string => `version: 1
mode: enforce
gates:
  phase-unlock:
    phases:
      - { phase: 0, name: Foundation }
      - { phase: 1, name: Core, criteria: [{ id: EXIT-1, title: Guards are there }] }
    milestones:
      - { id: M0, name: Start }
    baseline: { total: 3, reports: [reports/*.xml] }
${more}`

export const guard = Array.from(
  { length: 30 },
  (_, index) => `export const guard${index + 1} = ${index + 1}\n`,
).join('')

export const newSecret = (): string => randomBytes(32).toString('base64')

/** A clone in which phases are completed, and the command line in it. */
export class PhaseScene {
  readonly clone = new Clone()

  constructor(policy = phasePolicy()) {
    this.clone.commit({
      '.github/gatewright.yml': policy,
      'reports/unit.xml': junit(3),
      'src/guard.ts': guard,
      'src/other.ts': 'one\ntwo\nthree\n',
    })
  }

  readonly variables: Record<string, string> = { GITHUB_REPOSITORY: 'acme/shop' }

  run(...argv: string[]) {
    return gatewright(argv, { directory: this.clone.path, variables: this.variables })
  }

  async json(...argv: string[]) {
    const ended = await this.run(...argv, '--json')
    return { code: ended.code, stderr: ended.stderr, value: json(ended) }
  }

  path = (file: string): string => join(this.clone.path, file)
  has = (file: string): boolean => existsSync(this.path(file))
  read = (file: string): string => readFileSync(this.path(file), 'utf8')
  artifact = (stage: string) => JSON.parse(this.read(`.${stage}.complete.json`))
  write(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(this.path(file)), { recursive: true })
    writeFileSync(this.path(file), text)
  }

  /** Phase 0 complete and committed. */
  async phaseZero(...more: string[]) {
    const made = await this.run(
      ...['phase', 'new', 'phase-0', '--counter', 'safety_nets_count=5:5'],
      ...[
        '--performance-exempt',
        'there is nothing to measure yet',
        '--evidence',
        'src/guard.ts:3-5=EB-1',
        ...more,
      ],
    )
    if (made.code === 0) this.clone.commit({ '.phase-0.complete.json': this.read('.phase-0.complete.json') })
    return made
  }
}
