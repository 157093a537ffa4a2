import { GitHubFailure } from '../github/failure.ts'

/**
 * What a read gives, or `otherwise` where the token may not read it: what cannot be read was not written by this token
 * either. Every other failure is thrown.
 */
export async function whereReadable<T>(otherwise: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    if (error.reason === 'permission-missing' || error.reason === 'not-found') return otherwise
    throw error
  }
}
