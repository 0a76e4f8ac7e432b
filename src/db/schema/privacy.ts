import type { Generated } from 'kysely'
import type { ErasureBasis } from '../../domain/people/erasure-term.ts'

/** How somebody said yes. */
export type ConsentChannel = 'paper' | 'email' | 'messenger' | 'phone' | 'site'

/** What a person agreed to. Nothing of it is changed afterwards but the day it was taken back. */
export type ConsentTable = {
  id: Generated<number>
  candidate_id: number
  /** The application it is for; null = the talent pool. */
  application_id: number | null
  given_on: string
  /** The last day it holds; always known for the talent pool. */
  until: string | null
  /** The very words that the person agreed to. */
  wording: string
  channel: ConsentChannel
  withdrawn_on: string | null
  recorded_by: number | null
  recorded_at: string
}

/** What a colleague wrote down about somebody on a day. */
export type CandidateNoteTable = {
  id: Generated<number>
  candidate_id: number
  text: string
  by_user: number | null
  at: string
}

export type FileType = 'pdf' | 'docx'

/** A CV as it came. Nothing ever reads it but people. */
export type CandidateFileTable = {
  id: Generated<number>
  candidate_id: number
  name: string
  type: FileType
  /** In bytes. */
  size: number
  /** Of the content, hexadecimal. */
  sha256: string
  uploaded_by: number | null
  at: string
  content: Uint8Array
}

/** A word by which the team gathers people; `name_key` is the folded name. */
export type TagTable = { id: Generated<number>; name: string; name_key: string }

export type CandidateTagTable = { candidate_id: number; tag_id: number }

/** That somebody was erased, without a word about who it was. */
export type ErasureTable = {
  id: Generated<number>
  candidate_id: number
  basis: ErasureBasis
  /** How many rows of each table were taken away or emptied. */
  counts_json: string
  by_user: number | null
  at: string
}
