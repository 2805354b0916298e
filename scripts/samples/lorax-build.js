import { packages } from './packages.js'
import { chance } from './chance.js'
import { write } from './times.js'

const drivers = ['ast', 'bochs-drm', 'cirrus', 'qxl', 'virtio-gpu', 'hv_netvsc', 'mlx5_core', 'nfp', 'qede', 'bnx2x', 'cxgb4', 'megaraid_sas', 'mpt3sas', 'hpsa', 'aacraid', 'smartpqi', 'lpfc', 'qla2xxx', 'vmw_pvscsi', 'xen-blkfront']
const removals = ['/usr/share/doc', '/usr/share/info', '/usr/share/man', '/usr/share/gnome/help', '/usr/share/locale/*/LC_MESSAGES', '/var/lib/dnf', '/var/lib/rpm', '/usr/lib/sysimage', '/var/cache', '/usr/share/icons/*/64x64*', '/usr/share/backgrounds', '/usr/lib64/gconv/IBM*', '/boot/initramfs-*', '/usr/share/plymouth/themes']
const taken = ['alsa-lib', 'avahi-libs', 'bash', 'chrony', 'cpio', 'cups-libs', 'dnf', 'e2fsprogs', 'firefox', 'gnome-keyring', 'grub2-common', 'gtk3', 'hwdata', 'initscripts', 'kbd-misc', 'kernel', 'krb5-libs', 'libX11-common', 'linux-firmware', 'lvm2', 'mesa-dri-drivers', 'metacity', 'ncurses-base', 'openssh', 'pam', 'policycoreutils', 'python3-libs', 'rpm', 'rsyslog', 'samba-client-libs', 'selinux-policy-targeted', 'systemd', 'udisks2', 'util-linux', 'xorg-x11-server-Xorg', 'yelp', 'zenity']

/** The log of an installer image build that begins at `start` (microseconds) and works in `work`; `fails` where /proc has gone from its tree. */
export function loraxLog({ start, work, seed, fails, squash = 172 }) {
  const dice = chance(seed)
  const { between, whole } = dice
  const lines = []
  let now = start
  const log = (message, least = 0.002, most = 0.06) => {
    lines.push(`${write.python(now)}: ${message}`)
    now += Math.round(between(least, most) * 1_000_000)
  }
  const root = `${work}/installroot`
  log('Lorax version 29.15-1')
  log(`Running with: -p Fedora -v 29 -r 29 --repo=http://mirror.example.net/fedora/29/Everything/x86_64/os/ --repo=file:///srv/update-repo --variant=Everything --nomacboot --volid=Fedora-E-dvd-x86_64-29 --logfile=./pylorax.log ./results`)
  log(`using work directory ${work}`, 0.01, 0.02)
  log('checking for root privileges')
  log('checking dnf base object')
  log('setting up build architecture')
  for (const [name, value] of [['buildarch', 'x86_64'], ['basearch', 'x86_64'], ['libdir', 'lib64'], ['product', 'Fedora'], ['version', '29'], ['release', '29'], ['variant', 'Everything'], ['isfinal', 'False']]) log(`set ${name} = ${value}`)
  log('parsing /usr/share/lorax/templates.d/99-generic/runtime-install.tmpl', 0.2, 0.5)
  log('running runtime-install.tmpl', 8, 12)
  const all = packages(dice)
  log(`Downloading ${all.length} packages`, 60, 75)
  log('All packages downloaded', 2, 3)
  log('Running transaction', 8, 11)
  all.forEach((name, index) => log(`(${index + 1}/${all.length}) ${name}`, 0.05, 2.6))
  log('Performing post-installation setup tasks', 24, 31)
  for (const [path, stamp, links] of [['boot', '2018-07-13 08:02:46', 2], ['dev', '2018-07-13 08:02:46', 2], ['proc', '2018-07-13 08:02:46', 2], ['sys', '2018-07-13 08:02:46', 2], ['mnt', '2018-07-13 08:02:46', 2], ['srv', '2018-07-13 08:02:46', 2]]) log(`debug: dr-xr-xr-x. ${links} root root 4096 ${stamp}.000000000 +0000 ${root}/${path}`, 0.001, 0.002)
  log('writing .buildstamp file', 0.4, 0.8)
  log('running runtime-postinstall.tmpl', 0.2, 0.6)
  for (const driver of drivers) log(`template line ${whole(20, 120)}: append etc/dracut.conf.d/anaconda.conf ${driver}`, 0.01, 0.04)
  log('writing .discinfo file', 0.1, 0.3)
  log('backing up installroot', 21, 26)
  log('generating kernel module metadata', 3, 5)
  log(`running depmod -a -F ${root}/boot/System.map-4.19.15-300.fc29.x86_64 -b ${root} 4.19.15-300.fc29.x86_64`, 4, 6)
  log('cleaning unneeded files')
  log('running runtime-cleanup.tmpl', 0.2, 0.4)
  for (const name of taken) {
    log(`template line ${whole(20, 380)}: removefrom ${name} /usr/${dice.pick(['bin', 'sbin', 'share', 'lib64'])}/*`, 0.02, 0.2)
    for (let part = whole(2, 4); part > 0; part -= 1) log(`removed ${whole(1, 90)} of ${whole(90, 900)} files from ${name}`, 0.02, 0.3)
  }
  for (const path of removals) log(`template line ${whole(20, 380)}: remove ${path}`, 0.02, 0.3)
  while (lines.length < (fails ? 782 : 776)) log(`template line ${whole(280, 420)}: removekmod drivers/${dice.pick(['gpu', 'net', 'media', 'staging', 'usb', 'video', 'hwmon', 'ata'])} --allbut ${dice.pick(drivers)}`, 0.02, 0.3)
  log('creating the runtime image', 0.05, 0.1)
  log(`running mksquashfs ${work}/installroot ${work}/installtree/images/install.img -comp xz -Xbcj x86`, squash, squash)
  return { lines, now: () => now, log, root, work }
}

/** The end that the story is about: dracut's empty /proc/modules cannot be written, because /proc is not there any more. */
export function endBadly({ lines, log, root }) {
  log('preparing to build output tree and boot images', 0.1, 0.2)
  log('rebuilding initramfs images', 0.01, 0.02)
  log(`dracut args = --xz --install /.buildstamp --no-early-microcode --add fips`, 0.001, 0.002)
  lines.push(
    'Traceback (most recent call last):',
    '  File "/usr/sbin/lorax", line 219, in <module>',
    '    main()',
    '  File "/usr/sbin/lorax", line 203, in main',
    '    installpkgs=opts.installpkgs,',
    '  File "/usr/lib/python3.7/site-packages/pylorax/__init__.py", line 331, in run',
    '    treebuilder.rebuild_initrds(add_args=anaconda_args)',
    '  File "/usr/lib/python3.7/site-packages/pylorax/treebuilder.py", line 262, in rebuild_initrds',
    '    open(joinpaths(self.vars.inroot,"/proc/modules"),"w")',
    `FileNotFoundError: [Errno 2] No such file or directory: '${root}//proc/modules'`,
  )
}

export function endWell({ log }) {
  log('preparing to build output tree and boot images', 0.1, 0.2)
  log('rebuilding initramfs images', 0.01, 0.02)
  log('dracut args = --xz --install /.buildstamp --no-early-microcode --add fips', 0.001, 0.002)
  log('rebuilding boot/initramfs-4.19.15-300.fc29.x86_64.img', 41, 44)
  log('running x86.tmpl', 1, 2)
  for (const file of ['images/pxeboot/vmlinuz', 'images/pxeboot/initrd.img', 'isolinux/isolinux.bin', 'isolinux/isolinux.cfg', 'images/efiboot.img', 'EFI/BOOT/BOOTX64.EFI', 'LiveOS/squashfs.img']) log(`treeinfo: checksum of ${file}`, 0.1, 0.4)
  log('running mkisofs -o images/boot.iso -b isolinux/isolinux.bin -no-emul-boot -boot-load-size 4', 11, 12)
  log('implantisomd5 images/boot.iso', 3, 4)
  log('writing .treeinfo file', 0.1, 0.2)
  log('removing work directory', 2, 3)
  log('image build finished', 0.1, 0.2)
}
