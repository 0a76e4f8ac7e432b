/** A map that opens in any browser, and on a phone in its own program. */
export const mapAddress = (place: string): string => `https://yandex.ru/maps/?text=${encodeURIComponent(place)}`
