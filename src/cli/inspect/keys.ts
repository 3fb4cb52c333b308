/** The statutory tables that are read. */
export const TABLES = ["disclosure", "requests", "disputes"] as const;

export type TableKey = (typeof TABLES)[number];
