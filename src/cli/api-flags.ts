/** How GitHub is asked, the same for every command that does. */
export const apiFlags = [
  { name: 'token', value: 'TOKEN', summary: 'token for the API' },
  { name: 'api-url', value: 'URL', summary: 'address of the REST API (default: GITHUB_API_URL)' },
  { name: 'server-url', value: 'URL', summary: 'address of the server (default: GITHUB_SERVER_URL)' },
] as const
