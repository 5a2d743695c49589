import AppWindow from '@lucide/svelte/icons/app-window'
import Building2 from '@lucide/svelte/icons/building-2'
import ShieldUser from '@lucide/svelte/icons/shield-user'
import UserRound from '@lucide/svelte/icons/user-round'
import type { AccessTypeId } from '../../../src-main/model/access-type.ts'
import type { Icon } from '../ui/icon.ts'

export const accessTypeIcons: Readonly<Record<AccessTypeId, Icon>> = {
  'application-user': UserRound,
  application: AppWindow,
  organization: Building2,
  'admin-user': ShieldUser
}
