declare module "word-extractor" {
  interface TextOptions {
    readonly filterUnicode?: boolean;
    readonly includeHeadersAndFooters?: boolean;
  }
  export default class WordExtractor {
    extract(
      source: Buffer,
    ): Promise<{ getBody(options: TextOptions): string; getTextboxes(options: TextOptions): string }>;
  }
}
