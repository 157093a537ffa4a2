import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from '@jest/globals'

const folder = new URL('../fixtures/golden/', import.meta.url)

/** Compares with a committed file byte for byte; GATEWRIGHT_UPDATE_GOLDEN=1 writes it instead. */
export function expectGolden(name: string, content: string): void {
  const file = new URL(name, folder)
  if (process.env['GATEWRIGHT_UPDATE_GOLDEN'] === '1') writeFileSync(file, content)
  expect(content).toBe(readFileSync(file, 'utf8'))
}
