import { z } from 'zod'
import { several } from '../../../web/forms/fields.ts'
import { nouns } from '../events.ts'
import { programAddress } from '../program-address.ts'

/** @param privateNetworks whether addresses in one's own network, which seldom have certificates, are allowed */
export const endpointForm = (privateNetworks: boolean) =>
  z.object({ url: programAddress(privateNetworks), noun: several(nouns, 'webhooks.nothing-chosen') })
