/** An answer that is not a success, in GitHub's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** Fields beside `message`, such as `errors`. */
  readonly extra: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    extra: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.extra = extra
    this.headers = headers
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Not Found')

/** `code`: `missing_field`, `invalid`, `custom`, `already_exists`, as GitHub documents them. */
export const validationFailed = (resource: string, field: string, code: string, message?: string): ApiError =>
  new ApiError(422, 'Validation Failed', {
    errors: [{ resource, code, field, ...(message === undefined ? {} : { message }) }],
  })

/** The form newer endpoints use: `errors` is a list of sentences. */
export const unprocessable = (...sentences: readonly string[]): ApiError =>
  new ApiError(422, 'Unprocessable Entity', { errors: sentences })

export const badCredentials = (): ApiError => new ApiError(401, 'Bad credentials')
