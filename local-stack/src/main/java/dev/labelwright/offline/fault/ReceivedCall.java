package dev.labelwright.offline.fault;

import java.util.List;
import java.util.Map;

/**
 * A call that {@link FaultEndpoint} received.
 *
 * @param method the HTTP method
 * @param path the path
 * @param headers by name in lower case; the value of {@code authorization} is replaced
 * @param body the body
 */
public record ReceivedCall(String method, String path, Map<String, List<String>> headers, String body) {
    /** What stands for a credential. */
    public static final String REDACTED = "<redacted>";

    public ReceivedCall {
        headers = Map.copyOf(headers);
    }
}
