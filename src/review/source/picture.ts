import { dpiOf } from "../../stages/ingest/scan/images.ts";

// Loaded with the first picture: it takes longer than all the rest of a start.
const library = async () => (await import("sharp")).default;

const OPTIONS = { limitInputPixels: 120_000_000 } as const;

/** Sizes of the pages of a picture file in points, as evidence measures them; none for a file that can't be decoded. */
export async function pageSizes(bytes: Uint8Array): Promise<{ width: number; height: number }[]> {
  const sharp = await library();
  try {
    const { pages = 1, density } = await sharp(bytes, OPTIONS).metadata();
    const sizes: { width: number; height: number }[] = [];
    for (let page = 0; page < pages; page++) {
      const { width, height } = (await sharp(bytes, { ...OPTIONS, page }).metadata()).autoOrient;
      const scale = dpiOf(width, height, density) / 72;
      sizes.push({ width: width / scale, height: height / scale });
    }
    return sizes;
  } catch {
    return [];
  }
}

/** A page of a picture file as PNG, for kinds that browsers don't draw. Null for a page that is not there. */
export async function pictureAsPng(bytes: Uint8Array, page: number): Promise<Uint8Array | null> {
  const sharp = await library();
  try {
    return await sharp(bytes, { ...OPTIONS, page: page - 1 })
      .rotate()
      .flatten({ background: "#ffffff" })
      .png()
      .toBuffer();
  } catch {
    return null;
  }
}
