// Beginnings that only the kernel's printk has: a driver and its device's address, a file system and its device, an oops.
const beginnings = [
  String.raw`[\w-]{2,32} [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]: `,
  String.raw`(?:nvme|usb|hub|sd|scsi|i2c|mmc|tpm|acpi|platform|thunderbolt) (?:nvme\d+|\d+-[\d.:-]+|\d+:\d+:\d+:\d+|i2c-\S+|mmc\d\S*|tpm\d+|device:\S+): `,
  String.raw`(?:usb|scsi|ata|nvme)\d+(?:\.\d\d)?: `,
  String.raw`\[drm(?::\w+(?: \[\w+\])?)?\] `,
  String.raw`(?:EXT[234]-fs|XFS|F2FS-fs|FAT-fs|SQUASHFS|EROFS|ISOFS)(?: error| warning)?:? \((?:device )?\w[\w-]*\)`,
  String.raw`BTRFS:? (?:error|warning|info|critical|emergency|alert)?:? ?\(?(?:device|\w+ on device)`,
  String.raw`(?:Buffer )?I/O error(?:,| on) dev(?:ice)? \w`,
  String.raw`blk_update_request: |blk_print_req_error: |print_req_error: |Aborting journal on device |JBD2: `,
  String.raw`(?:AMD-Vi|DMAR|iommu \w+|pcieport|ACPI (?:Error|Warning|BIOS Error)|mce|EDAC \w+): `,
  String.raw`audit: type=\d{4} audit\(`,
  String.raw`(?:Out of memory|Memory cgroup out of memory): Kill`,
  String.raw`oom-kill:constraint=|oom_reaper: |[\w./:-]{1,32} invoked oom-killer: `,
  String.raw`cgroup: fork rejected by pids controller`,
  String.raw`INFO: task \S{1,32}:\d+ blocked for more than`,
  String.raw`(?:watchdog: )?BUG: (?:soft lockup|unable to handle|kernel NULL pointer|workqueue lockup|Bad page|scheduling while atomic|KASAN)`,
  String.raw`Kernel panic - not syncing: `,
  String.raw`CPU: \d{1,4} (?:UID: \d+ )?PID: \d{1,8} Comm: `,
  String.raw`traps: \S{1,32}\[\d{1,8}\] `,
  String.raw`\S{1,32}\[\d{1,8}\]: segfault at [0-9a-f]`,
  String.raw`rcu: INFO: rcu_|NMI watchdog: |nf_conntrack: |NETDEV WATCHDOG: |device-mapper: |md/raid\d*:`,
]
const pattern = new RegExp(`^(?:${beginnings.join('|')})`)

/** True for words that only a kernel writes, so that they can be told without time and host. */
export function isKernelText(text: string): boolean {
  return pattern.test(text)
}
