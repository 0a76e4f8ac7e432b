import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { likenessKey } from '../../domain/people/duplicates.ts'

/** Characters, by NIST SP 800-63B-4: a password that stands alone, without a second factor, has at least fifteen. */
export const shortestPassword = 15
export const longestPassword = 256

/** People may type one character in several ways; the same password is the same text on every keyboard. */
const normalised = (password: string) => password.normalize('NFKC')

/** Each character counts as one, however many units it takes. */
const characters = (password: string) => Array.from(normalised(password))
export const passwordLength = (password: string): number => characters(password).length

export const hashOfPassword = (password: string): Promise<string> => hash(normalised(password))

// Checked against when nobody has the e-mail, so that the time of the answer does not tell.
const nobody = hash(randomBytes(16))

/** @param kept the hash of the account; undefined when there is none, which takes as long */
export async function isPasswordOf(kept: string | undefined, password: string): Promise<boolean> {
  const against = kept ?? (await nobody)
  if (await verify(against, normalised(password))) return true
  // Passwords of before were kept as typed.
  return password !== normalised(password) && verify(against, password)
}

/** Whom a password is for: what others know of them is easily guessed. */
export type Owner = { name: string; email: string }

const product = ['yavka', 'явка']
/** Guesses that somebody needs who knows common passwords and the person: fewer than these are soon made. */
const fewestGuesses = 1e10
/** The estimate takes long for long passwords; what is strong so far stays strong. */
const judgedLength = 64

/**
 * Whether a password is among the common ones, or made of such, of rows of keys, or of words that belong to the person,
 * to the product or to the organisation.
 * @param publicUrl where people reach the server; its name is often the organisation's
 */
export async function isEasyPassword(password: string, { name, email }: Owner, publicUrl: string): Promise<boolean> {
  const judge = await estimator()
  const words = [name, likenessKey(name), email, publicUrl]
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2)
  const judged = characters(password).slice(0, judgedLength).join('')
  return [judged, onLatinKeys(judged)].some(
    (typed) => judge.check(typed, [...product, ...words, ...words.map(onLatinKeys)]).guesses < fewestGuesses,
  )
}

const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

/** What the same keys write without switching the keyboard to Russian: common passwords are typed both ways. */
const onLatinKeys = (text: string) =>
  text.toLowerCase().replaceAll(/[а-яё]/g, (letter) => latinKeys[cyrillicKeys.indexOf(letter)] ?? letter)

type Estimator = { check: (password: string, words: string[]) => { guesses: number } }

let made: Promise<Estimator> | undefined

/** Loaded when the first password is chosen: the lists take a while, and most starts need none. */
function estimator(): Promise<Estimator> {
  made ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) =>
      new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  )
  return made
}
