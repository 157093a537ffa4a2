import { fileAddress, repositoryAddress } from '../surfaces/addresses.ts'
import { encodeSegment } from '../surfaces/escape.ts'
import type { Observed } from './observed.ts'

const settings = {
  repository: '',
  actions: '/settings/actions',
  runners: '/settings/actions/runners',
  rules: '/settings/rules',
} as const

/** Address of a page of settings on the server. */
export function pageOf(
  { serverUrl, repository, about }: Pick<Observed, 'serverUrl' | 'repository' | 'about'>,
  page: keyof typeof settings | 'app-permissions',
): string {
  if (page !== 'app-permissions') return `${repositoryAddress(serverUrl, repository)}${settings[page]}`
  const [owner = ''] = repository.split('/')
  const isUser = about.known && !about.value.isOrganisation
  const account = isUser ? '' : `/organizations/${encodeSegment(owner)}`
  return `${serverUrl.replace(/\/$/, '')}${account}/settings/installations`
}

/** Address of a file of the default branch, or of the default branch where its name is not known. */
export function fileOf({ serverUrl, repository, about }: Observed, path: string): string {
  const branch = about.known ? about.value.defaultBranch : 'HEAD'
  return fileAddress(serverUrl, repository, branch, { path, at: 'base' })
}
