/** A row in the version in which somebody saw it: a change applies only while that is still its version. */
export type VersionedId = { id: number; version: number }
