import { describe, expect, it } from 'vitest'
import { kernelErrno } from '../../src/reasoning/kernel-errno.ts'
import { kernelSpeaker } from '../../src/reasoning/kernel-speaker.ts'

describe('who speaks in a line of the kernel', () => {
  it.each([
    ['rtw_8822ce 0000:03:00.0: failed to send h2c command', 'rtw_8822ce', 'Wi-Fi'],
    ['Bluetooth: hci0: Reading version failed (-110)', 'Bluetooth', 'Bluetooth'],
    ['usb 1-4: device descriptor read/64, error -71', 'usb', 'USB'],
    ['NTFS-fs error (device sda1): Volume is dirty', 'NTFS-fs', 'file system'],
    ['mill_ts 3-005d: i2c test failed attempt 1: -6', 'mill_ts', 'a device on an I2C bus'],
    ['mill 0000:00:10.6: probe failed', 'mill', 'a PCI device'],
    ['mill 1-1.2:1.0: cannot turn', 'mill', 'a USB device'],
    ['mill fe300000.wheel: cannot turn', 'mill', 'a part of the chip (platform device)'],
    ['power_supply BAT0: driver failed to report a property: -5', 'power_supply', 'battery and power supply'],
  ])('%s', (line, name, drives) => {
    expect(kernelSpeaker(line)).toEqual({ name, drives })
  })

  it('is unknown where nobody names itself', () => {
    expect(kernelSpeaker('mill: the wheel stands still')).toBeUndefined()
    expect(kernelSpeaker('')).toBeUndefined()
  })
})

describe('the error number in a line of the kernel', () => {
  it.each([['mill 1-1: probe failed with error -110', 110], ['mill: grinding failed: -5', 5], ['hci0: Reading version failed (-16)', 16], ['cma_alloc: failed, ret: -12', 12]])('%s', (line, number) => {
    expect(kernelErrno(line)?.number).toBe(number)
  })

  it.each([['usb 1-4: new high-speed device number 5'], ['temperature: -40 degrees'], ['range 10-22'], ['mill: error -999']])('is none in: %s', line => {
    expect(kernelErrno(line)?.number).not.toBe(22)
    expect(kernelErrno(line)?.words ?? '').not.toContain('timed out')
  })
})
