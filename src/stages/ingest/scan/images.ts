import type { Page } from "../../../model/page.ts";
import type { Picture } from "../../../model/picture.ts";
import { grayOf, shrink } from "./gray.ts";
import type { Raster, Rasters } from "./raster.ts";

/** Dots an inch that a file may say of itself; what says otherwise, or nothing, is taken for a sheet of A4. */
const LEAST_DPI = 100;
const MOST_DPI = 1200;
const A4 = { width: 8.27, height: 11.69 };
/** Sides of a page longer than this many times its width are a strip of pages, as wide as one; it may lie on its side. */
const STRIP = 1.7;
/** Pixels of one picture, at most, and dots an inch above which it is made smaller. */
const MAX_PIXELS = 120_000_000;
const SHARP_ENOUGH = 270;

/** The pages of a picture file: one, or as many as a TIFF holds. Null for a file that can't be decoded. */
export async function openPictures(
  bytes: Uint8Array,
  maxPages: number,
): Promise<{ readonly pages: Page[]; readonly rasters: Rasters } | null> {
  const { default: sharp } = await import("sharp");
  const options = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
  try {
    const { pages: count = 1, density } = await sharp(bytes, options).metadata();
    const rasters: Raster[] = [];
    for (let page = 0; page < Math.min(count, maxPages + 1); page++) {
      const { data, info } = await sharp(bytes, { ...options, page })
        .rotate()
        .flatten({ background: "#ffffff" })
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width, height, channels } = info;
      const gray = grayOf(data, 0, width * channels, channels, width, height);
      const dpi = dpiOf(width, height, density);
      const factor = Math.max(1, Math.floor(dpi / SHARP_ENOUGH));
      rasters.push({ gray: shrink(gray, factor), scale: dpi / 72 / factor, left: 0, top: 0 });
    }
    const pages = rasters.map(({ gray, scale }, i): Page => {
      const [width, height] = [gray.width / scale, gray.height / scale];
      return {
        number: i + 1,
        width,
        height,
        rotation: 0,
        glyphs: [],
        rules: [],
        fills: [],
        images: [[0, 0, width, height]],
      };
    });
    return { pages, rasters: { pageOf: ({ number }) => rasters[number - 1] ?? null, close: () => {} } };
  } catch {
    return null;
  }
}

/** Pixels for a point of a picture that is to be looked at. */
const SHOWN = 2;

/** A page of a picture file in colour; null when it can't be decoded. */
export async function pictureOf(bytes: Uint8Array, page: number): Promise<Picture | null> {
  const opened = await openPictures(bytes, page);
  const size = opened?.pages[page - 1];
  if (size === undefined) return null;
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, page: page - 1 })
    .rotate()
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .resize(Math.round(size.width * SHOWN), Math.round(size.height * SHOWN), { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return info.channels === 3 ? { width: info.width, height: info.height, scale: SHOWN, data } : null;
}

/** Dots an inch of a picture file as evidence takes them. */
export function dpiOf(width: number, height: number, said: number | undefined): number {
  if (said !== undefined && said >= LEAST_DPI && said <= MOST_DPI) return said;
  if (height > width && height / width < STRIP) return height / A4.height;
  if (width > height) return width / height < STRIP ? width / A4.height : height / A4.width;
  return width / A4.width;
}
