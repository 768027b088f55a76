package dev.labelwright.offline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is refused, in the form in which OpenAI's API says so. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String parameter;
    private final String code;

    /**
     * A refusal.
     *
     * @param status the HTTP status
     * @param parameter the field that is wrong; null where it is the whole request
     */
    ApiException(int status, String code, String parameter, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    static ApiException invalid(String parameter, String message) {
        return new ApiException(400, "invalid_request", parameter, message);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", getMessage())
                .put("type", status >= 500 ? "server_error" : "invalid_request_error")
                .put("param", parameter)
                .put("code", code);
        return body;
    }
}
