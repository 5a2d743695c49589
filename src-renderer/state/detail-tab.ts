export const detailTabs = [
  { id: 'response', label: 'Response' },
  { id: 'request', label: 'Request' },
  { id: 'token', label: 'Token' },
  { id: 'activity', label: 'Activity' }
] as const

export type DetailTab = (typeof detailTabs)[number]['id']
