import { json, type Route } from '../http.ts'

/** What the server says of itself, as far as anybody asks. */
export const metaRoutes: readonly Route[] = [
  { route: 'GET /meta', handle: () => json({ verifiable_password_authentication: false }) },
]
