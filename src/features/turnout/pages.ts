import { LEAST_SHOWN, withoutSmallGroups, type Group } from '../../domain/turnout/groups.ts'
import { shareInterval } from '../../domain/turnout/share-interval.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Turnout, TurnoutGroup } from './queries.ts'

const ownKinds: Record<string, MessageKey> = { flow: 'turnout.flow', group: 'turnout.group-kind' }

/** A share with all that belongs to it: what of what, and how sure. */
function shareView({ came, invited }: Turnout, { t, format }: Visitor) {
  const { from, to } = shareInterval(came, invited)
  return {
    came: format.number(came),
    invited: format.number(invited),
    share: format.percent(came / invited, 1),
    counts: t('turnout.counts', { came, invited }),
    interval: `${format.percent(from, 1)} – ${format.percent(to, 1)}`,
    from: format.percent(from, 1),
    to: format.percent(to, 1),
  }
}

function groupsView(groups: readonly TurnoutGroup[], visitor: Visitor) {
  const { t } = visitor
  const { shown, rest } = withoutSmallGroups(groups)
  const name = (group: Group) => (group.name ? (ownKinds[group.name] ? t(ownKinds[group.name]!) : group.name) : t('turnout.not-named'))
  return [
    ...shown.map((group) => ({ name: name(group), ...shareView(group, visitor) })),
    ...(rest ? [{ name: t('turnout.small-groups', { least: LEAST_SHOWN }), ...shareView(rest, visitor) }] : []),
  ]
}

export function turnoutPage(all: Turnout, byKind: readonly TurnoutGroup[], bySource: readonly TurnoutGroup[], visitor: Visitor) {
  return {
    turnout: all.invited === 0 ? null : { ...shareView(all, visitor), source: visitor.t('turnout.source', { invited: all.invited }) },
    tables: [
      { id: 'kind', heading: visitor.t('turnout.by-kind'), groups: groupsView(byKind, visitor) },
      { id: 'source', heading: visitor.t('turnout.by-source'), groups: groupsView(bySource, visitor) },
    ],
  }
}
