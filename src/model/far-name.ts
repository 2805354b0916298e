/** How a name begins that stands for logs in a cluster. */
export const farScheme = 'es:'

/** Whether a name stands for logs in a cluster. */
export function isFar(name: string): boolean {
  return name.startsWith(farScheme)
}

/** Why such logs are not followed, and what to do instead; on one line of a narrow screen. */
export const farIsNotFollowed = 'logs in a cluster cannot be followed; follow them where they are written'
