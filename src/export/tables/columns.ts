import type { Column } from "../column.ts";

type Extra = Omit<Column, "name" | "label" | "description" | "type">;

const of =
  (type: Column["type"]) =>
  (name: string, label: string, description: string, extra: Extra = {}): Column => ({
    name,
    label,
    description,
    type,
    ...extra,
  });

export const text = of("string");
export const whole = of("integer");
export const decimal = of("number");
export const date = of("date");
