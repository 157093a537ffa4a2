import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openScene, outcomes, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

describe('a pull request through the action', () => {
  test('blocked, approved, pushed again and blocked: the main story', async () => {
    const pull = scene.change()
    const blocked = await scene.judge(pull)
    console.log(blocked.stdout, blocked.summary, blocked.outputs, blocked.milliseconds, outcomes(blocked))
    expect(blocked.exitCode).toBe(1)
    pull.review({ by: 'bruno', state: 'APPROVED' })
    const approved = await scene.judge(pull)
    console.log(approved.stdout)
    expect(approved.exitCode).toBe(0)
  })
})
