// What to do about a failed call, by catalog.json alone: node examples/decide.ts docs/catalog.json < responses
//
// A line is {"provider": "kakao", "code": -401, "status": 401, "idempotent": true, "headers": ["Retry-After"]};
// `values` has what conditions compare: {"X-Limit": "daily", "/error/reason": "quota"}.

import { readFileSync } from "node:fs";

type Code = string | number | null;
type Both<T> = { idempotent: T; other: T };
type Wait = {
  kind: "header" | "member" | "seconds" | "soon" | "next_month" | "none";
  headers: string[]; members?: string[]; seconds?: number;
};
type Condition = { header?: string; member?: string; is?: string };
type Next = "send" | "refresh_then_send" | "later" | "stop";
type Decision = {
    statuses: [number, number][]; when: Condition[]; success: boolean;
    next: Both<Next>; step?: Partial<Both<string>>; wait?: Wait; effect?: string;
};
type Listed = { code: Code; decisions: Decision[] };
type Provider = { name: string; decisions: Decision[]; tables: { rows: Listed[] }[] };
export type Call = {
    provider: string; code: Code; status: number | null; idempotent: boolean; headers: string[];
    values?: Record<string, string>;
};

/** The decisions of each code, and under null those of a response without one. */
export function read(providers: Provider[]): Map<string, Map<Code, Decision[]>> {
    const all = (of: Provider) => [{ code: null, decisions: of.decisions }, ...of.tables.flatMap(({ rows }) => rows)];
    return new Map(providers.map((of) => [of.name, new Map(all(of).map((row) => [row.code, row.decisions]))]));
}

export function decide(known: ReturnType<typeof read>, { provider, code, status, idempotent, headers, values }: Call) {
    const sent = [...headers.map((name) => [name, undefined] as const), ...Object.entries(values ?? {})];
    const said = new Map(sent.map(([name, value]) => [name.startsWith("/") ? name : name.toLowerCase(), value]));
    const of = known.get(provider)?.get(code) ?? [];
    const one = (of.length ? of : known.get(provider)?.get(null) ?? []).find(({ statuses, when }) =>
        statuses.some(([first, last]) => first <= (status ?? 0) && (status ?? 0) <= last) &&
        when.every(({ header = "", member, is }) => {
            const name = member ?? header.toLowerCase();
            return said.has(name) && (is === undefined || is === said.get(name));
        }));
    const call = idempotent ? "idempotent" : "other";
    const next = one?.next[call] ?? "stop";
    const wait = next === "send" || next === "later" ? one?.wait ?? null : null;
    const [step, effect] = [one?.step?.[call] ?? null, one?.effect ?? null];
    return { next, step, wait, effect, success: one?.success ?? false };
}

const known = read(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")).providers);
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    console.log(JSON.stringify(decide(known, JSON.parse(line))));
}
