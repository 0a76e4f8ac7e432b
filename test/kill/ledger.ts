/** Somebody a client has added, and what the server has answered about them. */
export type Known = { id: number; name: string; phone: string; notes: string[]; renamed: string | null }

/** An act that was sent: `done` once the server has answered that it is. */
export type Act =
  | { act: 'added' | 'renamed'; name: string; phone: string; done: boolean }
  | { act: 'note'; candidate: number; text: string; done: boolean }
  | { act: 'merged'; kept: number; merged: number; phone: string; notes: string[]; done: boolean }
  | { act: 'erased'; candidate: number; name: string; phone: string; done: boolean }
  | { act: 'marked'; invitation: number; presence: 'came' | 'missed'; before: string | null; done: boolean }
  | { act: 'imported'; id: number; rows: number; done: boolean }
