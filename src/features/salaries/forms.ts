import { z } from 'zod'
import { choice, money, optionalText } from '../../web/fields.ts'

/** The four cities and levels of the article, by the names that outside programs use. */
export const cityIds = ['moscow', 'spb', 'ekb', 'nn'] as const
export const levels = [1, 2, 3, 4] as const

export const basis = () => choice(['gross', 'net'])
export const level = () => choice(['1', '2', '3', '4']).transform(Number)

/** What the chart compares: the levels of one city, or one level across the cities. */
const chartViews = ['city', 'level'] as const

export const checkForm = z.object({ amount: money(), basis: basis(), city: choice(cityIds), level: level(), show: choice(chartViews) })

/** An address may repeat a name or be very long; only one short text of each is taken. */
const oneText = z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), z.string().max(100).optional().catch(undefined))

export const checkAddress = z.object({ amount: oneText, basis: oneText, city: oneText, level: oneText, show: oneText })

export const offerForm = z.object({ amount: money(), basis: basis(), level: level(), note: optionalText(2000) })
