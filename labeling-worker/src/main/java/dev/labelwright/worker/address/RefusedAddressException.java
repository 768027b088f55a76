package dev.labelwright.worker.address;

import java.io.IOException;

/** The worker does not connect to where a base URL leads. The message names the rule and no address. */
public final class RefusedAddressException extends IOException {
    RefusedAddressException(String rule) {
        super(rule);
    }
}
