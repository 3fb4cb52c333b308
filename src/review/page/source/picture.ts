import type { Sheets, Size } from "./pdf.ts";

/** The pages of a picture file; `urlOf` gives each page's address. */
export function openPicture(sizes: readonly Size[], urlOf: (page: number) => string): Sheets {
  const drawn = new Map<number, Promise<HTMLCanvasElement>>();
  return {
    sizes,
    draw(page) {
      const found = drawn.get(page) ?? drawPicture(urlOf(page));
      drawn.set(page, found);
      return found;
    },
    close() {},
  };
}

async function drawPicture(url: string): Promise<HTMLCanvasElement> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  return canvas;
}
