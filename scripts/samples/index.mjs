// What tests and the benchmark import: reports from a seed, their truth, and their text in many shapes.
export { makeReport, truthOf } from "./model.mjs";
export { disputeReadings, requestReadings } from "./readings.mjs";
export { renderText, TEXT_SHAPES } from "./text.mjs";
