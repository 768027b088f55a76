package dev.labelwright.worker.address;

import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where models may be, beside the internet. Link-local, metadata, multicast and unspecified addresses never. */
public interface AddressConfiguration {
    /** Whether they may be in private networks, as 10.0.0.0/8. */
    @WithDefault("false")
    boolean allowPrivate();

    /** Whether they may be on the worker's own machine. */
    @WithDefault("false")
    boolean allowLoopback();

    /** Networks, as {@code 10.1.2.0/24}, or single addresses where they may be, separated by commas. */
    Optional<List<String>> allow();
}
