/** Secret keys of HMAC-SHA256 by key id; never a part of a fact, a result or a message. */
export interface KeyRing {
  readonly hmac: ReadonlyMap<string, Uint8Array>
}
