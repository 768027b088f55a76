package dev.labelwright.worker.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.worker.address.RefusedAddressException;
import io.quarkiverse.langchain4j.openai.common.OpenAiApiException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Tells the failures of a call apart. Messages come from here alone: an exception's own may quote the note. */
final class CallFailures {
    private CallFailures() {}

    /** What a failed call means. What is not known to be unbilled counts as lost. */
    static CallReply reply(Throwable failure) {
        Optional<EndpointErrorException> error = cause(failure, EndpointErrorException.class);
        if (error.isPresent()) {
            return answeredWithError(error.get());
        }
        Optional<RefusedAddressException> refused = cause(failure, RefusedAddressException.class);
        if (refused.isPresent()) {
            return new CallReply.Failed(
                    new TaskFailure(Code.ADDRESS_REFUSED, refused.get().getMessage()));
        }
        if (beforeTheRequest(failure)) {
            return new CallReply.TurnedAway(
                    new TaskFailure(Code.UNAVAILABLE, "the model's endpoint cannot be reached"), Optional.empty());
        }
        if (cause(failure, TimeoutException.class).isPresent()) {
            return lost(Code.TIMED_OUT, "no answer in the time that was left");
        }
        if (notACompletion(failure)) {
            return lost(Code.MALFORMED, "the endpoint's answer is not a chat completion");
        }
        return lost(Code.CONNECTION_LOST, "the connection broke before the answer was complete");
    }

    private static CallReply answeredWithError(EndpointErrorException error) {
        int status = error.status();
        return switch (status) {
            case 429 ->
                new CallReply.TurnedAway(
                        new TaskFailure(Code.RATE_LIMITED, "the endpoint is asked too much (HTTP status 429)"),
                        error.retryAfter());
            // 529 is what some services say for an overload; 409 and 425 ask for a repetition, and did no work.
            case 409, 425, 503, 529 ->
                new CallReply.TurnedAway(
                        new TaskFailure(
                                Code.UNAVAILABLE,
                                "the endpoint does not take the request now (HTTP status %d)".formatted(status)),
                        error.retryAfter());
            case 401, 403 -> failed(Code.AUTHENTICATION, "the endpoint does not accept the key", status);
            // Behind a gateway's error the model may have answered, and billed.
            case 408 -> lost(Code.MODEL_ERROR, "the endpoint gave up waiting (HTTP status 408)");
            default ->
                status < 500
                        ? failed(Code.REJECTED, "the endpoint does not accept the request", status)
                        : lost(Code.MODEL_ERROR, "the endpoint failed (HTTP status %d)".formatted(status));
        };
    }

    private static boolean beforeTheRequest(Throwable failure) {
        return cause(failure, ConnectException.class).isPresent()
                || cause(failure, NoRouteToHostException.class).isPresent()
                || cause(failure, UnknownHostException.class).isPresent()
                || cause(failure, SSLHandshakeException.class).isPresent();
    }

    private static boolean notACompletion(Throwable failure) {
        boolean cutShort = cause(failure, JsonEOFException.class).isPresent();
        return cause(failure, OpenAiApiException.class).isPresent()
                || cause(failure, TooManyBytesException.class).isPresent()
                || (cause(failure, JsonProcessingException.class).isPresent() && !cutShort);
    }

    private static CallReply failed(Code code, String message, int status) {
        return new CallReply.Failed(new TaskFailure(code, "%s (HTTP status %d)".formatted(message, status)));
    }

    private static CallReply lost(Code code, String message) {
        return new CallReply.Lost(new TaskFailure(code, message));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return Optional.ofNullable(cause).map(type::cast);
    }
}
