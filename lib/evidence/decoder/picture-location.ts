const GPS_DIRECTORY = 0x8825;
const LATITUDE = 2;
const ENTRY_BYTES = 12;

/** Reads numbers in the order of bytes that the notes declare; outside them everything is 0. */
function numbersOf(tiff: Buffer) {
  const little = tiff.toString("latin1", 0, 2) === "II";
  const read = (at: number, bytes: 2 | 4) => {
    if (at + bytes > tiff.length) return 0;
    return little ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes);
  };
  return { short: (at: number) => read(at, 2), long: (at: number) => read(at, 4) };
}

/** Where in a directory an entry's value stands, or null. */
function entryIn(tiff: Buffer, directory: number, tag: number): number | null {
  const { short } = numbersOf(tiff);
  for (let n = 0; n < short(directory); n++) {
    const at = directory + 2 + n * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return null;
    if (short(at) === tag) return at + 8;
  }
  return null;
}

function exifTellsLocation(exif: Buffer): boolean {
  const tiff = exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
  const { long } = numbersOf(tiff);
  const pointer = entryIn(tiff, long(4), GPS_DIRECTORY);
  return pointer !== null && entryIn(tiff, long(pointer), LATITUDE) !== null;
}

/** Whether a picture's notes say where it was taken: a latitude in EXIF or in XMP. A bare "GPS version" entry does not. */
export function tellsLocation(notes: { exif?: Buffer | undefined; xmp?: Buffer | undefined }): boolean {
  if (notes.exif && exifTellsLocation(notes.exif)) return true;
  return notes.xmp?.includes("GPSLatitude") ?? false;
}
