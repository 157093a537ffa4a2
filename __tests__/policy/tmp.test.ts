import {test} from '@jest/globals'
test('x', async()=>{ await import('./scratch.ts') })
