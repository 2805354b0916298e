/** How a name begins that stands for logs in a cluster. */
export const farScheme = 'es:'

/** Whether a name stands for logs in a cluster. */
export function isFar(name: string): boolean {
  return name.startsWith(farScheme)
}

/** Why such logs are not followed, and what to do instead. */
export const farIsNotFollowed = 'logs in a cluster are read as they were at one moment and cannot be followed: leave them out, or follow the log where it is written, such as journal:'
