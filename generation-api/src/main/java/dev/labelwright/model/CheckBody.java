package dev.labelwright.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a model is to be checked.
 *
 * @param store whether the model takes the measured overhead over; {@code false} where absent
 */
@Schema(name = "ModelCheckBody")
public record CheckBody(Boolean store) {
    static boolean asks(CheckBody body) {
        return body != null && Boolean.TRUE.equals(body.store());
    }
}
