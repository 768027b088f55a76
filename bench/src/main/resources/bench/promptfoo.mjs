// Makes recorded calls with promptfoo: node promptfoo.mjs BASE_URL CALLS.jsonl IN_FLIGHT MOST
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [baseUrl, file, inFlight, most] = process.argv.slice(2);
const calls = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const first = calls[0];

function configuration(some) {
  return {
    prompts: ['[{"role":"system","content":{{system | dump | safe}}},{"role":"user","content":{{user | dump | safe}}}]'],
    providers: [
      {
        id: `openai:chat:${first.model}`,
        config: {
          apiBaseUrl: baseUrl,
          apiKey: "none",
          temperature: 0,
          max_tokens: first.max_completion_tokens ?? first.max_tokens,
          response_format: first.response_format,
        },
      },
    ],
    tests: some.map((call) => ({ vars: { system: call.messages[0].content, user: call.messages[1].content } })),
  };
}

function seconds(some) {
  writeFileSync("promptfooconfig.json", JSON.stringify(configuration(some)));
  const start = performance.now();
  execFileSync(
    "npx",
    ["promptfoo", "eval", "-c", "promptfooconfig.json", "--no-cache", "--no-table", "--no-progress-bar", "--no-write",
      "-j", inFlight, "-o", "promptfoo-out.json"],
    { stdio: "ignore" },
  );
  return (performance.now() - start) / 1000;
}

const one = seconds(calls.slice(0, 1));
const some = calls.slice(0, Number(most));
const all = seconds(some);
const { stats } = JSON.parse(readFileSync("promptfoo-out.json", "utf8")).results;
console.log(
  `promptfoo 0.120.27, ${inFlight} at once: ${some.length} calls in ${all.toFixed(1)} s, its start of ${one.toFixed(1)} s ` +
    `included; ${(some.length / (all - one)).toFixed(1)} calls/s without it (${stats.successes} succeeded)`,
);
