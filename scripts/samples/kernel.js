/** What the kernel of a virtual machine says while it boots: about `dense` lines a second for the first two seconds. */
export function bootKernel(journal, { version, builder, compiler, commandLine, memory = '8388060K', cpus = 4, disk = 'vda', dense = 1 }) {
  const { whole, pick, hex } = journal.chance
  let at = 0
  const say = (message, priority) => {
    journal.kernel(at, message, priority)
    at += at < 0.0001 ? 0 : journal.chance.between(0.0004, 0.009)
  }
  say(`Linux version ${version} (${builder}) (${compiler})`, 5)
  say(`Command line: ${commandLine}`)
  for (const range of ['x87 floating point registers', 'SSE registers', 'AVX registers']) say(`x86/fpu: Supporting XSAVE feature 0x00${whole(1, 4)}: '${range}'`)
  say('BIOS-provided physical RAM map:')
  for (const [from, to, what] of [['0000000000000000', '000000000009fbff', 'usable'], ['000000000009fc00', '000000000009ffff', 'reserved'], ['00000000000f0000', '00000000000fffff', 'reserved'], ['0000000000100000', '00000000bffdbfff', 'usable'], ['00000000bffdc000', '00000000bfffffff', 'reserved'], ['00000000feffc000', '00000000feffffff', 'reserved'], ['0000000100000000', '000000023fffffff', 'usable']]) say(`BIOS-e820: [mem 0x${from}-0x${to}] ${what}`)
  say('NX (Execute Disable) protection: active')
  say('SMBIOS 2.8 present.')
  say('DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.11.1-4 04/01/2014')
  say('Hypervisor detected: KVM')
  at = 0.012
  say('kvm-clock: Using msrs 4b564d01 and 4b564d00')
  say(`kvm-clock: cpu 0, msr ${hex(8)}, primary cpu clock`)
  say(`clocksource: kvm-clock: mask: 0xffffffffffffffff max_cycles: 0x1cd42e4dffb, max_idle_ns: 881590591483 ns`)
  say(`tsc: Detected ${whole(2000, 3200)}.${whole(100, 999)} MHz processor`)
  say('e820: last_pfn = 0x240000 max_arch_pfn = 0x400000000')
  say('found SMP MP-table at [mem 0x000f5ab0-0x000f5abf]')
  for (const table of ['RSDP', 'XSDT', 'FACP', 'DSDT', 'FACS', 'APIC', 'HPET', 'MCFG']) say(`ACPI: ${table} 0x00000000BFFE${hex(4).toUpperCase()} 0000${hex(2).toUpperCase()} (v0${whole(1, 3)} BOCHS  BXPC${table.padEnd(4)} 00000001 BXPC 00000001)`)
  say('Zone ranges:')
  for (const zone of ['DMA      [mem 0x0000000000001000-0x0000000000ffffff]', 'DMA32    [mem 0x0000000001000000-0x00000000ffffffff]', 'Normal   [mem 0x0000000100000000-0x000000023fffffff]']) say(`  ${zone}`)
  say(`Built 1 zonelists, mobility grouping on.  Total pages: ${whole(2_000_000, 2_060_000)}`)
  say(`Kernel command line: ${commandLine}`, 5)
  say(`Memory: ${whole(7_900_000, 8_000_000)}K/${memory} available (12300K kernel code, 1557K rwdata, 3832K rodata, 2140K init, 5032K bss, ${whole(200_000, 320_000)}K reserved, 0K cma-reserved)`)
  say(`SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=${cpus}, Nodes=1`)
  say('rcu: Hierarchical RCU implementation.')
  say('Console: colour VGA+ 80x25')
  say('printk: console [ttyS0] enabled')
  say(`Calibrating delay loop (skipped) preset value.. ${whole(4000, 6400)}.${whole(10, 99)} BogoMIPS (lpj=${whole(2_000_000, 3_200_000)})`)
  for (const part of ['Security Framework initialized', 'Yama: becoming mindful.']) say(part)
  say(journal.selinux ? 'SELinux:  Initializing.' : 'AppArmor: AppArmor initialized')
  for (const cache of ['Dentry cache', 'Inode-cache', 'Mount-cache', 'Mountpoint-cache']) say(`${cache} hash table entries: ${pick([16384, 524288, 1048576])} (order: ${whole(5, 11)}, ${whole(131072, 8388608)} bytes)`)
  say('smp: Bringing up secondary CPUs ...')
  for (let cpu = 1; cpu < cpus; cpu += 1) say(`kvm-clock: cpu ${cpu}, msr ${hex(8)}, secondary cpu clock`)
  say(`smp: Brought up 1 node, ${cpus} CPUs`)
  for (let bus = 0; bus < 1 + dense * 3; bus += 1) pciDevices(say, journal.chance, bus, dense)
  for (let gsi = 0; gsi < 8 * dense; gsi += 1) say(`ACPI: PCI Interrupt Link [${pick(['LNKA', 'LNKB', 'LNKC', 'LNKD', 'GSIA', 'GSIE', 'GSIG'])}] (IRQs 5 *10 11)`)
  for (const driver of ['vgaarb: loaded', 'SCSI subsystem initialized', 'libata version 3.00 loaded.', 'NetLabel: Initializing', 'clocksource: Switched to clocksource kvm-clock', 'VFS: Disk quotas dquot_6.6.0', 'pnp: PnP ACPI init', 'pnp: PnP ACPI: found 6 devices', 'NET: Registered protocol family 2', 'NET: Registered protocol family 1', 'Unpacking initramfs...', 'Initialise system trusted keyrings', 'Key type blacklist registered', 'Block layer SCSI generic (bsg) driver version 0.4 loaded (major 249)', 'io scheduler mq-deadline registered', 'Serial: 8250/16550 driver, 32 ports, IRQ sharing enabled', 'Linux agpgart interface v0.103', 'i8042: PNP: PS/2 Controller [PNP0303:KBD,PNP0f13:MOU] at 0x60,0x64 irq 1,12', 'mousedev: PS/2 mouse device common for all mice', 'rtc_cmos 00:04: setting system clock to match UTC', 'device-mapper: ioctl: 4.39.0-ioctl (2018-04-03) initialised', 'ledtrig-cpu: registered to indicate activity on CPUs', 'NET: Registered protocol family 10', 'Segment Routing with IPv6', 'Loading compiled-in X.509 certificates', 'Freeing unused kernel image memory: 2140K', 'Write protecting the kernel read-only data: 18432k', 'Run /init as init process']) say(driver)
  for (let block = 0; block < 6 * dense; block += 1) say(`ata${whole(1, 6)}: SATA link down (SStatus 0 SControl 300)`)
  say(`virtio_blk virtio2: [${disk}] 83886080 512-byte logical blocks (42.9 GB/40.0 GiB)`)
  say(` ${disk}: ${disk}1 ${disk}2`)
  say('virtio_net virtio0 ens3: renamed from eth0')
  say('input: QEMU QEMU USB Tablet as /devices/pci0000:00/0000:00:1d.7/usb1/1-1/1-1:1.0/0003:0627:0001.0001/input/input4')
  say(`EXT4-fs (${disk}2): mounted filesystem with ordered data mode. Opts: (null)`)
  return at
}

function pciDevices(say, { whole, hex, pick }, bus, dense) {
  const number = bus.toString(16).padStart(2, '0')
  say(`pci_bus 0000:${number}: root bus resource [bus ${number}-ff]`)
  for (let slot = 0; slot < 4 + dense * 3; slot += 1) {
    const name = `pci 0000:${number}:${slot.toString(16).padStart(2, '0')}.0`
    say(`${name}: [${pick(['8086', '1af4', '1b36'])}:${hex(4)}] type 00 class 0x0${whole(1, 9)}0${whole(0, 9)}00`)
    for (let bar = 0; bar < whole(1, 3); bar += 1) say(`${name}: reg 0x${(16 + bar * 4).toString(16)}: [${pick(['mem', 'io '])} 0xfe${hex(2)}${bar}000-0xfe${hex(2)}${bar}fff]`)
  }
}
