import type {
  AgencyAnswer,
  Decision,
  DecisionAnswer,
  Filter,
  FlowAnswer,
  ItemPage,
  Overview,
  ReportAnswer,
  Sample,
  SampleChoice,
  SignedStatement,
  SourceAnswer,
  Statement,
} from "../protocol.ts";

/** The server does not answer as it should. */
export class ApiError extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

export function urlOf(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return `/api/${path}?${new URLSearchParams(given)}`;
}

async function get<T>(path: string, query: Query = {}): Promise<T> {
  const response = await fetch(urlOf(path, query));
  if (!response.ok) throw new ApiError(response.status);
  return response.json();
}

export async function getBytes(url: string): Promise<{ readonly data: Uint8Array }> {
  const response = await fetch(url);
  if (!response.ok) throw new ApiError(response.status);
  return { data: new Uint8Array(await response.arrayBuffer()) };
}

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`/api/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const getOverview = (filter: Filter) => get<Overview>("overview", filter);
export const getItems = (filter: Filter, offset: number, limit: number, opened?: "yes") =>
  get<ItemPage>("items", { ...filter, offset, limit, opened });
export const getReport = (path: string) => get<ReportAnswer>("report", { path });
export const getSource = (path: string) => get<SourceAnswer>("source", { path });
export const getFlow = (path: string) => get<FlowAnswer>("source/flow", { path });
export const getAgency = (name: string) => get<AgencyAnswer>("agency", { name });
export const getSample = (choice: SampleChoice) => get<Sample>("sample", { ...choice });
export const getStatement = (choice: SampleChoice, confidence: number) =>
  get<Statement>("statement", { ...choice, confidence });

/** Records a decision; one that somebody else has overtaken is answered with theirs. */
export async function postDecision(decision: Decision): Promise<DecisionAnswer> {
  const response = await post("decisions", decision);
  if (!response.ok && response.status !== 409) throw new ApiError(response.status);
  return response.json();
}

/** Signs a statement; null where figures are still open. */
export async function postSignature(
  choice: SampleChoice,
  confidence: number,
  by: string,
): Promise<SignedStatement | null> {
  const response = await post("sign", { ...choice, confidence, by });
  if (response.status === 409) return null;
  if (!response.ok) throw new ApiError(response.status);
  return response.json();
}
