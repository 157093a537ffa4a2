import { expect, test } from '@jest/globals'
import { proxyAwareFetch } from '../../src/github/proxy.ts'

test('without proxy variables, and with empty ones, Node itself fetches', async () => {
  await expect(proxyAwareFetch({})).resolves.toBe(globalThis.fetch)
  await expect(proxyAwareFetch({ HTTPS_PROXY: '' })).resolves.toBe(globalThis.fetch)
})

test('behind a proxy the fetch of @actions/github is used', async () => {
  const fetch = await proxyAwareFetch({ https_proxy: 'http://127.0.0.1:9' })
  expect(fetch).not.toBe(globalThis.fetch)
  expect(typeof fetch).toBe('function')
})
