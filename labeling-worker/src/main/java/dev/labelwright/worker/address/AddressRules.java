package dev.labelwright.worker.address;

import dev.labelwright.address.AddressKind;
import dev.labelwright.address.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which addresses the worker connects to.
 *
 * @param allowPrivate whether all private ones
 * @param allowLoopback whether its own
 * @param allowed networks that it connects to beside; no forbidden address becomes allowed by them
 */
public record AddressRules(boolean allowPrivate, boolean allowLoopback, List<Network> allowed) {
    private static final String PREFIX = "labelwright.worker.addresses.";

    public AddressRules {
        allowed = List.copyOf(allowed);
    }

    /** The rules of {@link AddressConfiguration}, read where there are no beans yet. */
    static AddressRules of(Config config) {
        return new AddressRules(
                config.getOptionalValue(PREFIX + "allow-private", Boolean.class).orElse(false),
                config.getOptionalValue(PREFIX + "allow-loopback", Boolean.class)
                        .orElse(false),
                config.getOptionalValues(PREFIX + "allow", String.class).orElse(List.of()).stream()
                        .map(Network::of)
                        .toList());
    }

    /** Why the worker does not connect to the address; empty where it does. */
    Optional<String> refusal(InetAddress address) {
        AddressKind kind = AddressKind.of(address);
        boolean named = allowed.stream().anyMatch(network -> network.contains(address));
        return switch (kind) {
            case PUBLIC -> Optional.empty();
            case PRIVATE ->
                allowPrivate || named ? Optional.empty() : refused("a private one", PREFIX + "allow-private");
            case LOOPBACK ->
                allowLoopback || named ? Optional.empty() : refused("the worker's own", PREFIX + "allow-loopback");
            case FORBIDDEN ->
                Optional.of("the base URL leads to a link-local, metadata, multicast, unspecified or reserved address;"
                        + " the worker never connects to those");
        };
    }

    private static Optional<String> refused(String kind, String key) {
        return Optional.of(
                "the base URL leads to an address that is %s; the worker is not allowed to connect to it (%s)"
                        .formatted(kind, key));
    }
}
