// Uses the types that openapi-typescript generates, as a program of a reader would.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { argv: string[] };

const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.argv[2] });

const ids: string[] = [];
let total: number | undefined;
let cursor: string | undefined;
do {
  const { data, error } = await client.GET("/deals", { params: { query: { limit: 100, cursor, include: "total" } } });
  if (data === undefined) {
    throw new Error(error.detail);
  }
  ids.push(...data.value.map((deal) => deal.id));
  total = data.total;
  cursor = data.nextCursor;
} while (cursor !== undefined);

// An amount without an upper bound.
const deal = await client.GET("/deals/{id}", { params: { path: { id: "minimax-2024-03" }, query: { asOf: "2024-03-06" } } });
const amount: components["schemas"]["Amount"] | undefined = deal.data?.amount.value;
const status: components["schemas"]["DealStatus"] | undefined = deal.data?.status.value;

// A summary and a table have types of their own.
const overall = await client.GET("/summaries/overall");
const sectors = await client.GET("/summaries/{dimension}", { params: { path: { dimension: "sector" } } });
const robotics = sectors.data?.value.find((line) => line.key === "robotics");

// A client of its own, because lists of deals also come as CSV.
const files = createClient<paths, "text/csv">({ baseUrl: process.argv[2] });
const csv = await files.GET("/export/deals.csv", { parseAs: "text" });
const wrong = await client.GET("/deals", { params: { query: { limit: 1000 } } });

console.log(JSON.stringify({
  ids,
  total,
  amount,
  status,
  overall: overall.data?.funding?.announced.deals,
  robotics: robotics?.funding?.announced.deals,
  lines: csv.data?.trimEnd().split("\n").length,
  problem: wrong.error?.detail,
}));
