import type { Db } from '../../../db/open.ts'

/** Who hires, as letters, messages and consents name them; null for what nobody has said yet. */
export type Employer = {
  name: string | null
  address: string | null
  /** Who signs letters, and as what. */
  signer: string | null
  signerPosition: string | null
}

/** @returns with its version, 0 while nobody has said anything */
export async function employerNow(db: Db): Promise<Employer & { version: number }> {
  const row = await db.selectFrom('employer').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!row) return { name: null, address: null, signer: null, signerPosition: null, version: 0 }
  const { name, address, signer, signer_position: signerPosition, version } = row
  return { name, address, signer, signerPosition, version }
}
