/** Where to go next, when the address says so: only ever a page of our own. */
export const ownPath = (back: string | undefined): string => (back && /^\/(?![/\\])/.test(back) ? back : '/')
