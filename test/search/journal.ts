/** Entries of a journal as journalctl prints them, each with its cursor, microseconds apart. */
export function journalLines(count: number, { host = 'birch', size = 60 } = {}): string[] {
  const boot = '0123456789abcdef0123456789abcdef'
  return Array.from({ length: count }, (_, index) => {
    const time = 1_709_632_800_000_001 + index * 37
    const cursor = `s=00;i=${index.toString(16)};b=${boot};m=${(index * 37).toString(16)};t=${time.toString(16)};x=${(index * 2_654_435_761 % 4_294_967_296).toString(16)}`
    return JSON.stringify({
      __CURSOR: cursor, __REALTIME_TIMESTAMP: `${time}`, __MONOTONIC_TIMESTAMP: `${index * 37}`, _BOOT_ID: boot, _HOSTNAME: host, _MACHINE_ID: 'm', _TRANSPORT: 'journal', PRIORITY: `${index % 8}`,
      SYSLOG_IDENTIFIER: 'millerd', _PID: `${700 + (index % 50)}`, _UID: '0', _SYSTEMD_UNIT: 'miller.service', MESSAGE: `grain ${index} is wet ${'and wet '.repeat(size / 8)}`,
    })
  })
}
