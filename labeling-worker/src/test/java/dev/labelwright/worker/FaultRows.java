package dev.labelwright.worker;

import dev.labelwright.event.Usage;
import dev.labelwright.offline.fault.Fault;
import dev.labelwright.offline.fault.Fault.Ending;
import dev.labelwright.offline.fault.Fault.TokenUsage;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The rows of the fault table. */
final class FaultRows {
    static final Usage USAGE = new Usage(100, 40, 20);
    private static final TokenUsage BILLED = new TokenUsage(100, 40, 20);
    private static final String CONTENT = """
            {"v1":{"quotes":["smokes daily"],"value":"Current","confidence":0.9}}""";
    static final Fault GOOD = new Fault.Answer(CONTENT, BILLED);
    /** What the worker counts where the endpoint's own figures cannot be used; the prompt's text and the answer's. */
    private static final Usage COUNTED = counted();

    private static final int LONG = 30;
    private static final int SHORT = 3;

    private FaultRows() {}

    static Stream<FaultRow> all() {
        return Stream.of(
                        turnedAway(), refusedForGood(), serverErrors(), broken(), notCompletions(), answers(), usages())
                .flatMap(List::stream);
    }

    private static List<FaultRow> turnedAway() {
        return List.of(
                again("429", Fault.Status.of(429)),
                again("429, Retry-After in seconds", status(429, "1")),
                again("429, Retry-After as a date", status(429, inSeconds(2))),
                again("429, Retry-After in the past", status(429, "Wed, 21 Oct 2015 07:28:00 GMT")),
                again("429, Retry-After unreadable", status(429, "soon")),
                again("429, Retry-After negative", status(429, "-5")),
                unbilled("429, Retry-After absurd", "RATE_LIMITED", status(429, "999999999")),
                unbilled(
                        "429, Retry-After of a far year", "RATE_LIMITED", status(429, "Fri, 31 Dec 9999 23:59:59 GMT")),
                again("503", Fault.Status.of(503)),
                again("503, Retry-After", status(503, "1")),
                again("529, overloaded", Fault.Status.of(529)),
                again("409, a conflict", Fault.Status.of(409)),
                again("425, too early", Fault.Status.of(425)),
                new FaultRow(
                        "429, then 503, then an answer",
                        List.of(Fault.Status.of(429), Fault.Status.of(503)),
                        "ANSWERED",
                        3,
                        USAGE,
                        LONG));
    }

    private static List<FaultRow> refusedForGood() {
        return List.of(
                unbilled("400", "REJECTED", Fault.Status.of(400)),
                unbilled("401", "AUTHENTICATION", Fault.Status.of(401)),
                unbilled("402", "REJECTED", Fault.Status.of(402)),
                unbilled("403", "AUTHENTICATION", Fault.Status.of(403)),
                unbilled("404", "REJECTED", Fault.Status.of(404)),
                unbilled("413", "REJECTED", Fault.Status.of(413)),
                unbilled("422", "REJECTED", Fault.Status.of(422)),
                unbilled("a redirect", "REJECTED", redirect(307)),
                unbilled("a redirect for good", "REJECTED", redirect(301)),
                unbilled("an error page of HTML", "REJECTED", html(404)));
    }

    private static List<FaultRow> serverErrors() {
        return List.of(
                lost("408", "MODEL_ERROR", Fault.Status.of(408)),
                lost("500", "MODEL_ERROR", Fault.Status.of(500)),
                lost("502", "MODEL_ERROR", Fault.Status.of(502)),
                lost("502 with a page of HTML", "MODEL_ERROR", html(502)),
                lost("504", "MODEL_ERROR", Fault.Status.of(504)),
                lost("500 without a body", "MODEL_ERROR", new Fault.Status(500, Map.of(), "")));
    }

    private static List<FaultRow> broken() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        return List.of(
                lost("closed before the head", "CONNECTION_LOST", new Fault.Wire("", Ending.CLOSE)),
                lost("reset before the head", "CONNECTION_LOST", new Fault.Wire("", Ending.RESET)),
                lost("closed in the head", "CONNECTION_LOST", new Fault.Wire("HTTP/1.1 200 O", Ending.CLOSE)),
                lost("reset in the head", "CONNECTION_LOST", new Fault.Wire(head, Ending.RESET)),
                lost(
                        "closed after the head",
                        "CONNECTION_LOST",
                        new Fault.Wire(head + "Content-Length: 90\r\n\r\n", Ending.CLOSE)),
                lost(
                        "reset in the body",
                        "CONNECTION_LOST",
                        new Fault.Wire(head + "Content-Length: 90\r\n\r\n{\"id\":", Ending.RESET)),
                lost("closed in the body", "CONNECTION_LOST", new Fault.Reset()),
                lost(
                        "a status line that is none",
                        "CONNECTION_LOST",
                        new Fault.Wire("SSH-2.0-x\r\n\r\n", Ending.CLOSE)),
                lost(
                        "chunks that are none",
                        "CONNECTION_LOST",
                        new Fault.Wire(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", Ending.CLOSE)),
                lost(
                        "chunks without an end",
                        "CONNECTION_LOST",
                        new Fault.Wire(head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", Ending.CLOSE)),
                new FaultRow(
                        "a slow head",
                        List.of(new Fault.Slow(Duration.ofSeconds(20), GOOD)),
                        "LOST TIMED_OUT",
                        1,
                        Usage.NONE,
                        SHORT),
                new FaultRow(
                        "a slow body",
                        List.of(new Fault.SlowBody(Duration.ofSeconds(20), GOOD)),
                        "LOST TIMED_OUT",
                        1,
                        Usage.NONE,
                        SHORT),
                new FaultRow(
                        "slow, but in time",
                        List.of(new Fault.Slow(Duration.ofMillis(700), GOOD)),
                        "ANSWERED",
                        1,
                        USAGE,
                        LONG));
    }

    private static List<FaultRow> notCompletions() {
        return List.of(
                lost("an empty body", "MALFORMED", body("")),
                lost("204", "MALFORMED", new Fault.Wire("HTTP/1.1 204 No Content\r\n\r\n", Ending.KEEP)),
                lost("half of the JSON", "CONNECTION_LOST", body("{\"id\":\"x\",\"choices\":[{\"mess")),
                lost("no JSON", "MALFORMED", body("Patient smokes daily")),
                lost("null", "MALFORMED", body("null")),
                lost("a list", "MALFORMED", body("[]")),
                lost(
                        "an error object under 200",
                        "MALFORMED",
                        body("{\"error\":{\"message\":\"smokes\",\"code\":500}}")),
                lost("no choices", "MALFORMED", body("{\"id\":\"x\",\"choices\":[]}")),
                lost("a choice without a message", "MALFORMED", body("{\"choices\":[{\"finish_reason\":\"stop\"}]}")),
                lost("a page of HTML under 200", "MALFORMED", html(200)),
                new FaultRow(
                        "JSON that calls itself text",
                        List.of(new Fault.Wire(
                                completion("close").replace("application/json", "text/plain"), Ending.CLOSE)),
                        "ANSWERED",
                        1,
                        USAGE,
                        LONG),
                new FaultRow("gzip", List.of(gzip()), "ANSWERED", 1, USAGE, LONG),
                lost("a body without an end", "MALFORMED", new Fault.Endless(64L << 20)));
    }

    private static List<FaultRow> answers() {
        return List.of(
                failed("null for a content", "EMPTY", new Fault.Answer(null, BILLED)),
                failed("an empty content", "EMPTY", new Fault.Answer("", BILLED)),
                failed("a blank content", "EMPTY", new Fault.Answer(" \n", BILLED)),
                failed("ended at the output limit", "TRUNCATED", new Fault.Truncated("{\"v1\":", BILLED)),
                failed("nothing before the output limit", "TRUNCATED", new Fault.Truncated(null, BILLED)),
                failed("held back by a filter", "FILTERED", finish("content_filter")),
                failed("a refusal", "REFUSED", new Fault.Refusal("I must not say that the patient smokes", BILLED)),
                failed("prose", "MALFORMED", said("Sure! The patient smokes.")),
                failed("half an object", "MALFORMED", said("{\"v1\":{\"quotes\":[")),
                failed("a list", "MALFORMED", said("[]")),
                failed("a key twice", "MALFORMED", said("{\"v1\":null,\"v1\":null}")),
                failed("a key missing", "MALFORMED", said("{}")),
                failed("another key alone", "MALFORMED", said("{\"v2\":{\"quotes\":[],\"value\":null}}")),
                failed("a value missing", "MALFORMED", said("{\"v1\":{\"quotes\":[],\"confidence\":1}}")),
                failed("quotes of a wrong type", "MALFORMED", said("{\"v1\":{\"quotes\":\"smokes\",\"value\":null}}")),
                failed("a value of a wrong type", "MALFORMED", said("{\"v1\":{\"quotes\":[],\"value\":{}}}")),
                answered("extra keys", said(CONTENT.replace("\"value\"", "\"extra\":{\"a\":[1]},\"value\""))),
                answered("an unknown option", said(CONTENT.replace("Current", "Sometimes"))),
                answered("a confidence out of range", said(CONTENT.replace("0.9", "170"))),
                answered("a confidence that is a word", said(CONTENT.replace("0.9", "\"high\""))));
    }

    private static List<FaultRow> usages() {
        return List.of(
                usage("usage missing", "\"other\":1", COUNTED),
                usage("usage null", "\"usage\":null", COUNTED),
                usage("usage without its numbers", "\"usage\":{}", COUNTED),
                usage("usage negative", "\"usage\":{\"prompt_tokens\":-7,\"completion_tokens\":20}", COUNTED),
                usage("usage absurd", "\"usage\":{\"prompt_tokens\":2000000000,\"completion_tokens\":20}", COUNTED),
                usage(
                        "more cached than read",
                        "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":900}}",
                        new Usage(100, 100, 20)),
                lost(
                        "usage beyond any number",
                        "MALFORMED",
                        body(completionBody("\"usage\":{\"prompt_tokens\":1e30,\"completion_tokens\":20}"))));
    }

    private static Usage counted() {
        Prompt prompt = PromptTemplate.render(Asked.task("http://unused/v1", Instant.EPOCH));
        int input = Stream.of(prompt.system(), prompt.user(), prompt.schema())
                .mapToInt(text -> TokenCounter.count(Tokenizer.O200K_BASE, text))
                .sum();
        return new Usage(input, 0, TokenCounter.count(Tokenizer.O200K_BASE, CONTENT));
    }

    /** A good answer over the wire, with its head. */
    static String completion(String connection) {
        String body = completionBody("\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":40}}");
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(connection, body.length(), body);
    }

    private static String completionBody(String usage) {
        return """
                {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
                "finish_reason":"stop","message":{"role":"assistant","content":"%s"}}],%s}""".formatted(CONTENT.replace("\"", "\\\""), usage);
    }

    private static Fault finish(String reason) {
        return body("""
                {"id":"c1","choices":[{"index":0,"finish_reason":"%s","message":{"role":"assistant","content":null}}],
                "usage":{"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":{"cached_tokens":40}}}""".formatted(reason));
    }

    private static FaultRow again(String name, Fault fault) {
        return new FaultRow(name, List.of(fault), "ANSWERED", 2, USAGE, LONG);
    }

    private static FaultRow unbilled(String name, String code, Fault fault) {
        return new FaultRow(name, List.of(fault), "ATTEMPT_FAILED " + code, 1, Usage.NONE, LONG);
    }

    private static FaultRow lost(String name, String code, Fault fault) {
        return new FaultRow(name, List.of(fault), "LOST " + code, 1, Usage.NONE, LONG);
    }

    private static FaultRow failed(String name, String code, Fault fault) {
        return new FaultRow(name, List.of(fault), "ATTEMPT_FAILED " + code, 1, USAGE, LONG);
    }

    private static FaultRow answered(String name, Fault fault) {
        return new FaultRow(name, List.of(fault), "ANSWERED", 1, USAGE, LONG);
    }

    private static FaultRow usage(String name, String usage, Usage billed) {
        return new FaultRow(name, List.of(body(completionBody(usage))), "ANSWERED", 1, billed, LONG);
    }

    private static Fault said(String content) {
        return new Fault.Malformed(content, BILLED);
    }

    private static Fault status(int code, String retryAfter) {
        return new Fault.Status(code, Map.of("Retry-After", retryAfter), "{\"error\":{\"message\":\"smokes\"}}");
    }

    private static Fault body(String body) {
        return new Fault.Status(200, Map.of(), body);
    }

    private static Fault redirect(int code) {
        return new Fault.Status(code, Map.of("Location", "http://127.0.0.1:1/v1/chat/completions"), "");
    }

    private static Fault html(int code) {
        return new Fault.Status(
                code, Map.of("Content-Type", "text/html; charset=utf-8"), "<html><p>The patient smokes</p></html>");
    }

    private static String inSeconds(int seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    private static Fault gzip() {
        String plain = completion("close");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain.substring(plain.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                + "Connection: close\r\nContent-Length: %d\r\n\r\n".formatted(packed.size());
        return new Fault.Wire(head + packed.toString(StandardCharsets.ISO_8859_1), Ending.CLOSE);
    }
}
