export const savedFilters = {
  'saved-filter.heading': 'Saved filters',
  'saved-filter.save': 'Save these filters',
  'saved-filter.title': 'Save filters',
  'saved-filter.name': 'Name of the filters',
  'saved-filter.name-hint': 'Only you see them. Filters of the same name are replaced.',
  'saved-filter.no-search': 'What you search for is not saved with them: it may be personal data.',
  'saved-filter.saved': 'Filters saved: {name}.',
  'saved-filter.delete': 'Delete filters: {name}',
  'saved-filter.deleted': 'Filters deleted: {name}.',
}
