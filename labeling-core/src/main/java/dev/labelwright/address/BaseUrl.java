package dev.labelwright.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be said of a model's base URL without looking a name up. Workers check the address that they connect to. */
public final class BaseUrl {
    private static final Set<String> METADATA_NAMES = Set.of(
            "metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal");

    private BaseUrl() {}

    /** The rule that a base URL breaks, for people; empty where it breaks none. */
    public static Optional<String> brokenRule(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("must be an absolute http or https URL");
        }
        // In lower case, since a client might not take HTTPS for https, and would send a key in the clear.
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            return Optional.of("must be an absolute http or https URL with a host");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user or a password: name a secret as apiKeyRef");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("must not have a query or a fragment");
        }
        return refusedHost(uri.getHost());
    }

    /** The host of a base URL as it is compared with others: lower case, without a dot at its end. */
    public static String host(String url) {
        String host = URI.create(url).getHost();
        if (host == null) {
            throw new IllegalArgumentException("the base URL has no host");
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Optional<String> refusedHost(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        if (METADATA_NAMES.contains(name)) {
            return Optional.of("names the metadata service of a cloud, which is no model");
        }
        if (LiteralAddress.isUnusual(name)) {
            return Optional.of("has an address that is not written as four decimal numbers");
        }
        boolean forbidden = LiteralAddress.of(name)
                .filter(address -> AddressKind.of(address) == AddressKind.FORBIDDEN)
                .isPresent();
        return forbidden
                ? Optional.of(
                        "has a link-local, metadata, multicast, unspecified or reserved address, where no model is")
                : Optional.empty();
    }
}
