export const PDF_SAMPLES = [];
