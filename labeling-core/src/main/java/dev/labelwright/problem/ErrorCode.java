package dev.labelwright.problem;

/**
 * The one catalogue of everything a client can do wrong or meet: the machine-readable code, its title and its HTTP
 * status. The mappers, the validation and the OpenAPI documents all read it.
 */
public enum ErrorCode {
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    INVALID_BODY(400, "The body does not fit the operation's schema"),
    INVALID_PARAMETER(400, "A parameter does not fit the operation"),
    UNKNOWN_FIELD(400, "The body has a field that the operation does not know"),
    BODY_TOO_LARGE(413, "The body is larger than the limit"),
    UNSUPPORTED_MEDIA_TYPE(415, "The operation does not read this media type"),
    NOT_FOUND(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
    NOT_ACCEPTABLE(406, "The operation cannot answer in this media type"),
    RULE_BROKEN(422, "The input breaks a rule"),
    NOT_AVAILABLE(422, "This version does not offer it"),
    INVALID_FILE(422, "The file breaks a rule"),
    UNKNOWN_REFERENCE(422, "The input names something that does not exist"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another body"),
    NAME_TAKEN(409, "The name is taken"),
    WRONG_STATE(409, "The resource is not in a state that allows it"),
    NO_PATIENTS_LEFT(409, "Every patient is covered by a generation"),
    STALE_VERSION(412, "The resource changed since it was read"),
    UNAVAILABLE(503, "A part that the service needs is away"),
    INTERNAL(500, "The service failed");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of an answer with this code. */
    public int status() {
        return status;
    }

    /** What went wrong, in general, for people. */
    public String title() {
        return title;
    }

    /** The identifier of the problem type (RFC 9457). */
    public String type() {
        return "urn:labelwright:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
