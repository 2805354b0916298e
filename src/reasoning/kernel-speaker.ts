/** A part of the kernel that speaks in a line of its log. */
export interface KernelSpeaker {
  /** As it calls itself: `rtw_8822ce`, `Bluetooth`, `EXT4-fs`. */
  readonly name: string
  /** What kind of thing it drives, in plain words. */
  readonly drives: string
}

// By how their names begin. Drivers name themselves first in a line: "iwlwifi 0000:3b:00.0: …", "usb 1-4: …", "EXT4-fs (sda1): …".
const kinds: readonly (readonly [drives: string, names: RegExp])[] = [
  ['Wi-Fi', /^(?:iwl|ath\d|ath1\dk|rtw|rtl8[178]\d\d[a-z]*u?$|rtl_?8|mt7\d|mt76|brcmfmac|brcmsmac|wlcore|wl1|mwifiex|b43|bcma|rt2|carl9170|zd1211|ieee80211|cfg80211|mac80211|wl[pxo]\w)/i],
  ['Bluetooth', /^(?:Bluetooth|bt(?:usb|intel|rtl|bcm|mtk|qca)|hci\d|hci_uart)/],
  ['graphics (GPU)', /^(?:i915|xe|amdgpu|radeon|nouveau|nvidia|NVRM|\[?drm|panfrost|panthor|lima|v3d|vc4|etnaviv|msm_dpu|vmwgfx|virtio_gpu|ast|mgag200|simple-?framebuffer)/],
  ['network card', /^(?:r81|e100|igb|igc|ixgb|i40e|ice$|tg3|bnx|bnxt|mlx|alx|atl|sky2|skge|forcedeth|virtio_net|vmxnet|ena$|gve|lan7|lan9|smsc|ax88|asix|cdc_(?:ether|ncm|mbim)|qmi_wwan|bcmgenet|stmmac|st_gmac|fec|macb|dwmac|mvneta|mvpp|eth\d|en[pso]\w|NETDEV|bond|br\d|RTL8\d)/],
  ['sound', /^(?:snd|ASoC|sof-|sof_|hdaudio|HDMI HDA|soundwire)/],
  ['camera', /^(?:uvcvideo|ipu\d|ov\d|imx\d\d\d|unicam|v4l)/],
  ['USB', /^(?:usb|hub|xhci|ehci|ohci|uhci|dwc[23]|musb|usbhid|usb-storage|uas|cdc_acm|ftdi|cp210|ch341|pl2303|option)/],
  ['USB-C (UCSI, Type-C)', /^(?:ucsi|typec|tcpm|fusb)/],
  ['Thunderbolt', /^(?:thunderbolt|tb_)/],
  ['storage controller', /^(?:ata|ahci|libata|mpt[23]?sas|mpt3|megaraid|megasas|hpsa|smartpqi|aacraid|arcmsr|qla|lpfc|scsi|sd |sr |nvme|pm80|isci|virtio_blk|virtio_scsi|mvsas|3w-)/],
  ['SD card (MMC)', /^(?:mmc|sdhci|bcm2835-sdhost|sdhost|dw_?mmc|mmcblk)/],
  ['flash memory', /^(?:spi-nor|m25p80|mtd|nand|ubi|UBI|jffs2)/],
  ['file system', /^(?:EXT[234]-fs|XFS|BTRFS|F2FS|NTFS|ntfs3|exFAT|FAT-fs|SQUASHFS|squashfs|overlayfs|erofs|EROFS|ISOFS|UDF|HFS|JFS|REISERFS|bcachefs|ZFS|SPL|VFS|FUSE|fuse|FS-Cache|cachefiles)/],
  ['network file system', /^(?:NFS|nfs|RPC|CIFS|cifs|smb|SMB|ceph|libceph|rbd|9p|AFS|nbd)/],
  ['block layer (RAID, LVM, device mapper)', /^(?:md\/|md\d|md:|raid|device-mapper|dm-|dm_|loop|zram|bcache|drbd|blk_)/],
  ['input device (touch screen, touchpad, keyboard)', /^(?:i2c_hid|hid|ithc|psmouse|atkbd|i8042|serio|synaptics|elan|rmi4|wacom|logitech|xpad|input|goodix|ft5|edt_ft|edt-ft|ilitek|silead|cyttsp|raydium|hideep|zinitix|atmel_mxt|stmfts|ads7846|tsc200|gslx)/i],
  ['I2C or SPI bus', /^(?:i2c|spi|bcm2835_i2c|bcm2835-spi|mcp2|at24|i801|piix4_smbus|designware|geni_i2c|qup_i2c|rk3x-i2c|mv64xxx_i2c|sun6i-i2c|tegra-i2c)/],
  ['pins and GPIO', /^(?:gpio|pinctrl|\S*pinctrl|mcp23|pca95)/],
  ['security chip (TPM)', /^(?:tpm)/],
  ['management engine', /^(?:mei)/],
  ['ACPI firmware', /^(?:ACPI|acpi|wmi|dell_|thinkpad_acpi|asus|hp_wmi|ideapad|intel-hid|platform)/],
  ['IOMMU', /^(?:DMAR|AMD-Vi|iommu|arm-smmu|vfio)/],
  ['PCI Express', /^(?:pci|pcieport|pciehp|AER|brcm-pcie|rockchip-pcie)/],
  ['memory', /^(?:EDAC|mce|cma|swiotlb|slab|Memory failure)/],
  ['virtualisation (KVM)', /^(?:kvm|SVM|VMX|virtio|hv_|xen|vbox|vmw)/],
  ['temperature sensors and fans', /^(?:hwmon|coretemp|k10temp|thermal|nct\d|it87|pwm-fan)/],
  ['battery and power supply', /^(?:power_supply|battery|BAT\d|charger|regulator|axp|max17|bq2)/],
  ['clock', /^(?:rtc|clocksource|tsc|hpet|clk)/],
  ['processor', /^(?:CPU\d|microcode|x86\/|cpufreq|intel_pstate|amd-pstate|perf|resctrl)/],
]

// What a driver that nobody knows drives, by the form of the address of its device: "mill 3-005d: …".
const buses: readonly (readonly [drives: string, address: RegExp])[] = [
  ['a device on an I2C bus', /^(?:\d{1,3}-00[0-9a-f]{2}|i2c-\w+:\d\d)$/i],
  ['a PCI device', /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]$/i],
  ['a USB device', /^\d{1,3}-\d{1,2}(?:\.\d{1,2})*(?::\d+\.\d+)?$/],
  ['a device on an SPI bus', /^spi\d+\.\d+$/],
  ['an SDIO device', /^mmc\d+:[0-9a-f]{4}:\d$/i],
  ['a device on a serial line', /^serial\d+(?:-\d+)?$/],
  ['a part of the chip (platform device)', /^[0-9a-f]{5,16}\.[\w-]+$/i],
]

/** Who speaks in a line of the kernel's log; undefined where nobody known names itself at its beginning. */
export function kernelSpeaker(message: string): KernelSpeaker | undefined {
  const said = message.slice(0, 100).replace(/^\[[\w./]+\] (?=\S)|^\*+ /, '')
  const [, name = '', address = ''] = /^\[?([A-Za-z0-9][\w/.+-]{0,30})(?: ([\w:.-]{3,40}):)?/.exec(said) ?? []
  const kind = kinds.find(([, names]) => names.test(said)) ?? buses.find(([, form]) => form.test(address))
  return kind && name !== '' ? { name, drives: kind[0] } : undefined
}
