// What JSON.stringify leaves as it is although a terminal would act on it: C1, bidi controls, separators, tags.
const unseen = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

/** A value as JSON that can be printed anywhere: characters that nobody sees are escaped, and nothing is lost. */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(unseen, escaped)
}

function escaped(characters: string): string {
  return Array.from({ length: characters.length }, (_, at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}
