import { expect, test } from '@jest/globals'
import { parseRemote } from '../../src/cli/origin.ts'

test.each([
  ['https://github.com/acme/shop.git', 'github.com acme/shop'],
  ['https://github.com/acme/shop', 'github.com acme/shop'],
  ['https://user:secret@github.com/acme/shop/', 'github.com acme/shop'],
  ['https://GITHUB.com:443/acme/shop.git', 'github.com acme/shop'],
  ['git@github.com:acme/shop.git', 'github.com acme/shop'],
  ['github.com:acme/shop', 'github.com acme/shop'],
  ['ssh://git@ssh.github.com:443/acme/shop.git', 'ssh.github.com acme/shop'],
  ['git://github.com/acme/sh.op.git', 'github.com acme/sh.op'],
])('%s is %s', (address, expected) => {
  const remote = parseRemote(address)
  expect(remote === null ? null : `${remote.host} ${remote.name}`).toBe(expected)
})

test.each([
  '/srv/git/shop.git',
  '../shop',
  'file:///srv/acme/shop',
  'https://github.com/shop',
  'a b:c/d',
  '',
])('%j names no repository', (address) => {
  expect(parseRemote(address)).toBeNull()
})
