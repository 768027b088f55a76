package dev.labelwright.offline.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** What {@link FaultEndpoint} does with a call. */
public sealed interface Fault {
    /**
     * Answers with a status and a body.
     *
     * @param code the HTTP status, such as 429 or 500
     * @param headers headers of the answer, such as {@code Retry-After}
     * @param body the body as it is sent; JSON or not
     */
    record Status(int code, Map<String, String> headers, String body) implements Fault {
        public Status {
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }

        /** A status with an error in OpenAI's form. */
        public static Status of(int code) {
            return new Status(
                    code, Map.of(), "{\"error\":{\"message\":\"scripted %d\",\"type\":\"scripted\"}}".formatted(code));
        }
    }

    /** Waits before it does something else. */
    record Slow(Duration delay, Fault then) implements Fault {
        public Slow {
            Objects.requireNonNull(delay, "delay");
            Objects.requireNonNull(then, "then");
        }
    }

    /** Sends the head of something else at once, waits, and then sends the rest. */
    record SlowBody(Duration delay, Fault then) implements Fault {
        public SlowBody {
            Objects.requireNonNull(delay, "delay");
            Objects.requireNonNull(then, "then");
        }
    }

    /**
     * Sends these bytes, whether they are HTTP or not.
     *
     * @param bytes head and body of an answer, each character one byte; empty for a connection that ends without one
     * @param ending what becomes of the connection
     */
    record Wire(String bytes, Ending ending) implements Fault {
        public Wire {
            Objects.requireNonNull(bytes, "bytes");
            Objects.requireNonNull(ending, "ending");
        }
    }

    /**
     * A completion whose content goes on and on, in chunks, without a length.
     *
     * @param bytes how many there are, where the client takes them all
     */
    record Endless(long bytes) implements Fault {}

    /** What becomes of a connection. */
    enum Ending {
        /** It is kept for the next call. */
        KEEP,
        /** It is closed in good order. */
        CLOSE,
        /** It is torn down. */
        RESET
    }

    /** A chat completion that ended at its output limit: {@code finish_reason} is {@code length}. */
    record Truncated(String content, TokenUsage usage) implements Fault {}

    /** A chat completion whose content is not what was asked: prose, half a JSON object, a wrong type. */
    record Malformed(String content, TokenUsage usage) implements Fault {}

    /** A chat completion that refuses: {@code refusal} is said, {@code content} is null. */
    record Refusal(String refusal, TokenUsage usage) implements Fault {}

    /** Sends the head and half of an answer, then closes the socket. */
    record Reset() implements Fault {}

    /** A good chat completion with a content and a usage. */
    record Answer(String content, TokenUsage usage) implements Fault {}

    /**
     * The tokens that a completion says it used.
     *
     * @param prompt prompt tokens, the cached ones included
     * @param cached those of the prompt that came from a cache
     * @param completion completion tokens
     */
    record TokenUsage(long prompt, long cached, long completion) {}
}
