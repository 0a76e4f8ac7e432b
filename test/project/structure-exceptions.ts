/** Where the structure is not yet as its test asks. These lists may only shrink; when all are empty, this file goes. */
export const exceptions: Record<
  | 'filesInCircles'
  | 'featuresInCircles'
  | 'importsOfDoors'
  | 'actsThatKnowDoors'
  | 'doorsWithSql'
  | 'fullFolders'
  | 'longFiles'
  | 'filesWithLongLines'
  | 'foreignViews'
  | 'foreignMessages',
  readonly string[]
> = {
  filesInCircles: [],
  featuresInCircles: ['candidates', 'duplicates', 'market', 'pay'],
  importsOfDoors: [
    'src/features/candidate-profile/pages/profile-view.ts → src/features/candidates/pages/level-view.ts',
    'src/features/candidate-profile/pages/profile-view.ts → src/features/candidates/pages/views.ts',
    'src/features/candidate-profile/pages/profile-view.ts → src/features/duplicates/pages/merge-view.ts',
    'src/features/candidate-profile/pages/profile-view.ts → src/features/privacy/pages/of-candidate.ts',
    'src/features/candidate-profile/pages/profile.ts → src/features/candidates/pages/candidate-form.ts',
    'src/features/candidate-profile/pages/profile.ts → src/features/privacy/pages/of-candidate.ts',
    'src/features/candidates/acts/levels.ts → src/features/pay/api/level-schemas.ts',
    'src/features/candidates/pages/edit.ts → src/features/duplicates/pages/views.ts',
    'src/features/candidates/pages/level-view.ts → src/features/pay/api/level-schemas.ts',
    'src/features/candidates/pages/level.ts → src/features/pay/api/level-schemas.ts',
    'src/features/comparison/pages/facts-view.ts → src/features/candidates/pages/level-view.ts',
    'src/features/comparison/pages/facts-view.ts → src/features/pay/words.ts',
    'src/features/duplicates/pages/merge-view.ts → src/features/candidates/pages/views.ts',
    'src/features/market/pages/market-view.ts → src/features/pay/words.ts',
    'src/features/market/pages/market.ts → src/features/pay/pages/check-form.ts',
    'src/features/offers/acts/offers.ts → src/features/pay/api/schemas.ts',
    'src/features/offers/pages/equity.ts → src/features/pay/api/schemas.ts',
    'src/features/offers/pages/equity.ts → src/features/pay/words.ts',
    'src/features/offers/pages/letter-view.ts → src/features/pay/words.ts',
    'src/features/offers/pages/offer-view.ts → src/features/pay/pages/band-charts.ts',
    'src/features/offers/pages/offer-view.ts → src/features/pay/pages/check-view.ts',
    'src/features/offers/pages/offer-view.ts → src/features/pay/words.ts',
    'src/features/offers/pages/offer-view.ts → src/features/pay/pages/year-view.ts',
    'src/features/offers/pages/offer.ts → src/features/pay/pages/check-form.ts',
    'src/features/offers/pages/opt-outs.ts → src/features/pay/pages/check-form.ts',
    'src/features/offers/pages/write-offer.ts → src/features/pay/pages/check-form.ts',
    'src/features/pay/pages/check.ts → src/features/market/pages/market-view.ts',
    'src/features/vacancies/pages/edit.ts → src/features/pay/words.ts',
  ],
  actsThatKnowDoors: [
    'src/features/candidates/acts/candidates.ts → src/features/candidates/pages/candidate-form.ts',
    'src/features/candidates/acts/levels.ts → src/features/pay/api/level-schemas.ts',
    'src/features/offers/acts/offers.ts → src/features/pay/api/schemas.ts',
  ],
  doorsWithSql: ['src/features/candidates/api/routes.ts', 'src/features/privacy/pages/of-candidate.ts'],
  fullFolders: [],
  longFiles: ['src/features/offers/pages/offer-view.ts'],
  filesWithLongLines: [
    'src/demo/hiring/care.ts',
    'src/domain/lawful-text/unlawful-patterns.ts',
    'src/domain/people/education.ts',
    'src/features/candidates/api/routes.ts',
    'src/features/candidates/reads/filters.ts',
    'src/features/pay/api/levels.ts',
    'src/features/pay/api/routes.ts',
    'src/features/privacy/personal-data-tables.ts',
    'src/features/sheet/pages/sheet.ts',
  ],
  foreignViews: [],
  foreignMessages: [],
}
