import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { projectRoot } from '../support/action-process.ts'
import { errors, openScene, outcomes, type Scene } from './scene.ts'

let scene: Scene
let pull: ReturnType<Scene['change']>
beforeAll(async () => {
  scene = await openScene()
  pull = scene.change()
})
afterAll(() => scene.close())

const suite = (inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
  scene.judge(pull, { action: '.', inputs, env })

describe('the action of the suite', () => {
  test('D23 gives the verdict of every enabled gate; alone it is that of the gate’s own action', async () => {
    const [all, alone] = [await suite(), await scene.judge(pull)]
    expect([all.exitCode, alone.exitCode]).toEqual([1, 1])
    const own = outcomes(all).filter((outcome) => !outcome.startsWith('branch-protection/'))
    expect(own.length).toBeLessThan(outcomes(all).length)
    // The others are not configured here.
    const skipped = ['checklist', 'golden-suite', 'phase-unlock', 'workflow-path'].map(
      (id) => `${id}/facts-complete skip`,
    )
    expect([...own].sort()).toEqual([...outcomes(alone), ...skipped].sort())
    expect(all.stdout).not.toContain('::warning::')
  })

  test('the result is valid under the committed JSON Schema', async () => {
    const schema = JSON.parse(
      readFileSync(join(projectRoot, 'dist/gatewright-result.schema.json'), 'utf8'),
    ) as object
    const validate = new Ajv2020({ strict: false }).compile(schema)
    validate((await suite()).result)
    expect(validate.errors).toBeNull()
  })

  test('`gates` chooses; a gate there is not is a usage error with a suggestion', async () => {
    expect(await suite({ gates: 'codeowners' })).toMatchObject({ exitCode: 1 })
    const wrong = await suite({ gates: 'code-owners' })
    expect(wrong).toMatchObject({ exitCode: 64, outputs: { outcome: 'unknown' } })
    expect(errors(wrong).join()).toContain('did you mean "codeowners"')
    expect(await suite({ gates: ', ,' })).toMatchObject({ exitCode: 64 })
  })

  test('a variable that is not an input of the action is named', async () => {
    const judged = await suite({}, { INPUT_GITHUB_TOKEN: 'x' })
    expect(judged.stdout).toMatch(/^::warning::input "github_token" does not exist and is not read/m)
  })
})
