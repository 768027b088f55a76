// Makes recorded calls with the openai package, so many at once: node openai.mjs BASE_URL CALLS.jsonl IN_FLIGHT
import { readFileSync } from "node:fs";
import OpenAI from "openai";

const [baseURL, file, inFlight] = process.argv.slice(2);
const calls = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const client = new OpenAI({ baseURL, apiKey: "none", maxRetries: 0 });
let next = 0;
let labels = 0;

async function work() {
  while (next < calls.length) {
    const answer = await client.chat.completions.create(calls[next++]);
    labels += Object.keys(JSON.parse(answer.choices[0].message.content)).length;
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: Number(inFlight) }, work));
const seconds = (performance.now() - start) / 1000;
console.log(
  `openai package, ${inFlight} at once, nothing kept: ${calls.length} calls in ${seconds.toFixed(1)} s, ` +
    `${(calls.length / seconds).toFixed(1)} calls/s, ${(labels / seconds).toFixed(1)} labels/s`,
);
