import type { Unpacker } from './unpack.ts'
import { gunzipped, transcoded, unzstded } from './unpack.ts'

/** What a source's first bytes say it is. */
export type Content =
  | { readonly kind: 'text' }
  | { readonly kind: 'packed'; readonly unpack: Unpacker }
  | { readonly kind: 'unreadable'; readonly code: 'binary-journal' | 'packed-file' | 'binary-file'; readonly advice: (file: string) => string }

/** Files that can be told by their first bytes, and what to do with each. */
const magics: readonly { readonly bytes: readonly number[]; readonly at?: number; readonly content: Content }[] = [
  { bytes: [0x1f, 0x8b], content: { kind: 'packed', unpack: gunzipped } },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], content: unzstded ? { kind: 'packed', unpack: unzstded } : packedWith('zstd', 'zstd -dc') },
  { bytes: [0xff, 0xfe], content: { kind: 'packed', unpack: transcoded('utf-16le') } },
  { bytes: [0xfe, 0xff], content: { kind: 'packed', unpack: transcoded('utf-16be') } },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], content: packedWith('xz', 'xz -dc') },
  { bytes: [0x42, 0x5a, 0x68], content: packedWith('bzip2', 'bzip2 -dc') },
  { bytes: [0x04, 0x22, 0x4d, 0x18], content: packedWith('lz4', 'lz4 -dc') },
  { bytes: [...Buffer.from('PK\x03\x04')], content: packedWith('zip', 'unzip -p') },
  { bytes: [...Buffer.from('ustar')], at: 257, content: packedWith('tar', 'tar -xOf') },
  // Its lengths and values are bytes of any kind.
  ...['__CURSOR=s=', '__REALTIME_TIMESTAMP='].map((begin) => ({ bytes: [...Buffer.from(begin)], content: { kind: 'text' } as const })),
  {
    bytes: [...Buffer.from('LPKSHHRH')],
    content: {
      kind: 'unreadable',
      code: 'binary-journal',
      advice: (file) => `is a journal in its binary form; let journalctl read it: journalctl --file ${file} -o json | culprit -`,
    },
  },
]

const binary: Content = {
  kind: 'unreadable',
  code: 'binary-file',
  advice: () => 'is not text: it was left out; give the log as text, or as JSON from journalctl -o json',
}

/** How many bytes from the front tell the content. */
export function contentOf(sample: Uint8Array): Content {
  const magic = magics.find(({ bytes, at = 0 }) => bytes.every((byte, index) => sample[at + index] === byte))
  if (magic !== undefined) return magic.content
  return isBinary(sample) ? binary : { kind: 'text' }
}

function packedWith(name: string, command: string): Content {
  return {
    kind: 'unreadable',
    code: 'packed-file',
    advice: (file) => `is packed with ${name}, which is not read directly; unpack it: ${command} ${file} | culprit -`,
  }
}

// A crash leaves runs of NULs in an honest syslog, and an old log may be in another encoding than UTF-8: neither alone makes it binary.
function isBinary(sample: Uint8Array): boolean {
  if (sample.length > 0 && sample.every((byte) => byte === 0)) return true
  let strange = 0
  let nul = false
  let previous = 32
  for (const byte of sample) {
    if (byte === 0) nul = true
    if (byte < 32 && !isUsualControl(byte) && !(byte === 0 && previous === 0)) strange++
    previous = byte
  }
  const invalid = new TextDecoder().decode(sample).split('\ufffd').length - 1
  return nul && (strange + invalid) * 50 > sample.length
}

function isUsualControl(byte: number): boolean {
  return (byte >= 7 && byte <= 13) || byte === 27 || byte === 30
}
