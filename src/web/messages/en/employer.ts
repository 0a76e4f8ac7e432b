/** Settings: who hires and who signs. */
export const employer = {
  'employer.title': 'Employer',
  'employer.lead':
    'Offer letters, consents and messages to candidates take the name, the address and the signature from here.',
  'employer.name': 'Name of the organisation',
  'employer.name-hint': 'As in a contract: “Northern Row LLC”',
  'employer.address': 'Address',
  'employer.address-hint': 'The law asks for it in a consent to the use of personal data',
  'employer.signer': 'Who signs letters',
  'employer.signer-position': 'Position of the signer',
  'employer.saved': 'Saved.',
  'employer.none': 'The employer is not named yet.',
  'employer.fill': 'Name the organisation and its address',
  'employer.gaps':
    '{count, plural, one {# consent was kept} other {# consents were kept}} with an empty place instead of the organisation',
  'employer.gaps-text':
    'A text that somebody agreed to is never changed. Ask for a new consent and take the old one back. The latest come first.',
}
