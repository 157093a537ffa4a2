import { expect, test } from '@jest/globals'
import { shippedChecklists } from '../../src/formats/checklists/names.ts'
import { shippedChecklist } from '../../src/workspace/shipped.ts'

test.each(shippedChecklists)('%s is found beside the sources', async (name) => {
  const bytes = await shippedChecklist(name)
  expect(new TextDecoder().decode(bytes ?? new Uint8Array())).toContain(`\nname: ${name}\n`)
})

test('a list that is not there is null', async () => {
  expect(await shippedChecklist('no-such-list')).toBeNull()
})
