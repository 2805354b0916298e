import { bootKernel } from './kernel.js'
import { reached, startUnit } from './units.js'

const fedora = [
  ['systemd-journal-flush.service', 'Flush Journal to Persistent Storage', true],
  ['systemd-udev-trigger.service', 'udev Coldplug all Devices', true],
  ['systemd-udevd.service', 'udev Kernel Device Manager'],
  ['systemd-sysctl.service', 'Apply Kernel Variables', true],
  ['systemd-random-seed.service', 'Load/Save Random Seed', true],
  ['systemd-tmpfiles-setup-dev.service', 'Create Static Device Nodes in /dev', true],
  ['lvm2-monitor.service', 'Monitoring of LVM2 mirrors, snapshots etc. using dmeventd or progress polling', true],
  ['systemd-fsck@dev-vda1.service', 'File System Check on /dev/vda1', true],
  ['systemd-tmpfiles-setup.service', 'Create Volatile Files and Directories', true],
  ['import-state.service', 'Import network configuration from initramfs', true],
  ['auditd.service', 'Security Auditing Service'],
  ['systemd-update-utmp.service', 'Update UTMP about System Boot/Shutdown', true],
  ['rngd.service', 'Hardware RNG Entropy Gatherer Daemon'],
  ['dbus.service', 'D-Bus System Message Bus'],
  ['chronyd.service', 'NTP client/server'],
  ['systemd-logind.service', 'Login Service'],
  ['NetworkManager.service', 'Network Manager'],
  ['NetworkManager-wait-online.service', 'Network Manager Wait Online', true],
  ['polkit.service', 'Authorization Manager'],
  ['sshd.service', 'OpenSSH server daemon'],
  ['systemd-user-sessions.service', 'Permit User Sessions', true],
  ['crond.service', 'Command Scheduler'],
  ['getty@tty1.service', 'Getty on tty1'],
]

const ubuntu = [
  ['systemd-journal-flush.service', 'Flush Journal to Persistent Storage', true],
  ['systemd-udevd.service', 'Rule-based Manager for Device Events and Files'],
  ['systemd-tmpfiles-setup.service', 'Create Volatile Files and Directories', true],
  ['apparmor.service', 'Load AppArmor profiles', true],
  ['systemd-resolved.service', 'Network Name Resolution'],
  ['systemd-timesyncd.service', 'Network Time Synchronization'],
  ['systemd-networkd.service', 'Network Configuration'],
  ['cloud-init.service', 'Initial cloud-init job (metadata service crawler)', true],
  ['dbus.service', 'D-Bus System Message Bus'],
  ['systemd-logind.service', 'User Login Management'],
  ['rsyslog.service', 'System Logging Service'],
  ['ssh.service', 'OpenBSD Secure Shell server'],
  ['cron.service', 'Regular background program processing daemon'],
  ['getty@tty1.service', 'Getty on tty1'],
]

const kernels = {
  fedora: { version: '4.19.15-300.fc29.x86_64', builder: 'mockbuild@builder03.build.fedora.example', compiler: 'gcc version 8.2.1 20181215 (Red Hat 8.2.1-6) (GCC)', commandLine: 'BOOT_IMAGE=/vmlinuz-4.19.15-300.fc29.x86_64 root=/dev/vda2 ro console=ttyS0' },
  ubuntu: { version: '5.15.0-94-generic', builder: 'buildd@lcy02-amd64-101', compiler: 'gcc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0, GNU ld (GNU Binutils for Ubuntu) 2.38', commandLine: 'BOOT_IMAGE=/boot/vmlinuz-5.15.0-94-generic root=LABEL=cloudimg-rootfs ro console=ttyS0' },
}

/** A boot as far as the login prompt; returns the seconds it took. */
export function bootMachine(journal, distribution, { dense = 1, ...kernel } = {}) {
  const { between, whole } = journal.chance
  let at = bootKernel(journal, { ...kernels[distribution], ...kernel, dense }) + 0.4
  journal.manage(at, `systemd ${distribution === 'fedora' ? 'v239' : '249.11-0ubuntu3.12'} running in system mode. (+PAM +AUDIT +SELINUX +IMA)`, { source: 'src/core/main.c' })
  journal.manage((at += 0.002), 'Detected virtualization kvm.', { source: 'src/core/main.c' })
  journal.manage((at += 0.001), 'Detected architecture x86-64.', { source: 'src/core/main.c' })
  journal.manage((at += 0.004), `Set hostname to <${journal.host}>.`, { source: 'src/core/hostname-setup.c' })
  for (const [unit, name] of [['swap.target', 'Swap'], ['slices.target', 'Slices'], ['paths.target', 'Paths'], ['remote-fs.target', 'Remote File Systems'], ['local-fs-pre.target', 'Local File Systems (Pre)']]) reached(journal, (at += between(0.001, 0.02)), unit, `Reached target ${name}.`)
  for (const [unit, description, oneshot] of distribution === 'fedora' ? fedora : ubuntu) {
    startUnit(journal, (at += between(0.01, 0.4)), unit, description, { takes: between(0.02, 0.5), oneshot })
    if (whole(0, 2) === 0) journal.kernel(at + 0.01, `audit: type=1130 audit(${Math.floor(journal.wall(at) / 1e6)}.${whole(100, 999)}:${whole(60, 140)}): pid=1 uid=0 auid=4294967295 ses=4294967295 subj=kernel msg='unit=${unit.replace('.service', '')} comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success'`, 5)
  }
  network(journal, at)
  for (const [unit, name] of [['basic.target', 'Basic System'], ['network-online.target', 'Network is Online'], ['timers.target', 'Timers'], ['multi-user.target', 'Multi-User System']]) reached(journal, (at += between(0.001, 0.3)), unit, `Reached target ${name}.`)
  journal.manage((at += 0.05), `Startup finished in 1.${whole(100, 900)}s (kernel) + 2.${whole(100, 900)}s (initrd) + ${whole(6, 14)}.${whole(100, 900)}s (userspace) = ${at.toFixed(3)}s.`, { id: 'b07a249cd024414a82dd00cd181378ff', source: 'src/core/manager.c', KERNEL_USEC: whole(1_000_000, 1_900_000), INITRD_USEC: whole(2_000_000, 2_900_000), USERSPACE_USEC: whole(6_000_000, 14_000_000) })
  return at
}

function network(journal, at) {
  const pid = journal.pid()
  const say = (late, message) => journal.say(at + late, 'NetworkManager.service', `<info>  [${(journal.wall(at + late) / 1e6).toFixed(4)}] ${message}`, { as: 'NetworkManager', pid, exe: '/usr/sbin/NetworkManager', cmdline: '/usr/sbin/NetworkManager --no-daemon', label: 'NetworkManager_t' })
  if (!journal.selinux) return
  const lines = ['NetworkManager (version 1.12.6-5.fc29) is starting... (for the first time)', 'Read config: /etc/NetworkManager/NetworkManager.conf', 'manager[0x55d0c1a3a0a0]: monitoring kernel firmware directory \'/lib/firmware\'.', 'dns-mgr[0x55d0c1a2b150]: init: dns=default, rc-manager=symlink', 'rfkill: WiFi enabled by radio killswitch; enabled by state file', 'manager: Networking is enabled by state file', 'dhcp-init: Using DHCP client \'dhclient\'', 'device (lo): carrier: link connected', 'device (ens3): carrier: link connected', 'device (ens3): state change: unavailable -> disconnected (reason \'none\', sys-iface-state: \'managed\')', 'policy: auto-activating connection \'ens3\'', 'device (ens3): Activation: starting connection \'ens3\'', 'device (ens3): state change: disconnected -> prepare (reason \'none\', sys-iface-state: \'managed\')', 'device (ens3): state change: prepare -> config (reason \'none\', sys-iface-state: \'managed\')', 'device (ens3): state change: config -> ip-config (reason \'none\', sys-iface-state: \'managed\')', 'dhcp4 (ens3): activation: beginning transaction (timeout in 45 seconds)', 'dhcp4 (ens3):   address 192.0.2.37', 'dhcp4 (ens3):   gateway 192.0.2.1', 'dhcp4 (ens3):   lease time 43200', 'dhcp4 (ens3): state changed unknown -> bound', 'device (ens3): state change: secondaries -> activated (reason \'none\', sys-iface-state: \'managed\')', 'manager: NetworkManager state is now CONNECTED_GLOBAL', 'policy: set \'ens3\' (ens3) as default for IPv4 routing and DNS', 'startup complete']
  lines.forEach((line, index) => say(0.02 + index * 0.031, line))
}
