/** Pixels for each unit of a drawing: sharp on paper and on fine screens. */
const SCALE = 2;

/**
 * The drawing at this address as a picture. It is loaded as an image, so nothing in it can run.
 * @throws Error when it cannot be loaded, or the browser gives no picture of that size
 */
export async function pictureOf(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('no canvas');
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new Error('no picture');
  return picture;
}

/** Hands a file to the reader's downloads. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by the next turn; the memory is not needed after it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
