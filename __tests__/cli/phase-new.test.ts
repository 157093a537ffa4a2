import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { PhaseScene } from './phase-scene.ts'

let scene: PhaseScene
beforeAll(() => {
  scene = new PhaseScene()
})
afterAll(() => scene.clone.remove())

test('a phase is completed and verified', async () => {
  const made = await scene.phaseZero()
  console.log(made)
  console.log(scene.has('.phase-0.complete.json') ? scene.read('.phase-0.complete.json') : 'none')
  console.log(await scene.run('phase', 'verify'))
  console.log(await scene.run('phase', 'verify', '0', '--json'))
  expect(made.code).toBe(0)
})
