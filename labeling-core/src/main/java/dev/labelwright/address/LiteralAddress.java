package dev.labelwright.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that are written out, in every form that some resolver takes. No name is ever looked up. */
public final class LiteralAddress {
    private static final Pattern NUMBERS =
            Pattern.compile("(0[xX][0-9a-fA-F]*|\\d+)(\\.(0[xX][0-9a-fA-F]*|\\d+)){0,3}\\.?");
    private static final Pattern PLAIN = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final int MOST_DIGITS = 20;

    private LiteralAddress() {}

    /**
     * The address that a host is, if it is one: IPv6 with or without brackets, IPv4 in four parts or fewer, each decimal,
     * octal with a leading zero, or hexadecimal with {@code 0x}, as {@code inet_aton} reads them.
     */
    public static Optional<InetAddress> of(String host) {
        if (host.indexOf(':') >= 0) {
            return six(host);
        }
        return NUMBERS.matcher(host).matches() ? four(host) : Optional.empty();
    }

    /** Whether a host consists of numbers but is not four decimal ones, so that resolvers would not agree on it. */
    public static boolean isUnusual(String host) {
        return host.indexOf(':') < 0
                && NUMBERS.matcher(host).matches()
                && !PLAIN.matcher(host).matches();
    }

    private static Optional<InetAddress> six(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int zone = bare.indexOf('%');
        try {
            // With a colon in it, it is never taken for a name.
            return Optional.of(InetAddress.getByName(zone < 0 ? bare : bare.substring(0, zone)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> four(String host) {
        String[] parts = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
        long address = 0;
        for (int index = 0; index < parts.length; index++) {
            long part = number(parts[index]);
            boolean last = index == parts.length - 1;
            int bytes = last ? 4 - index : 1;
            if (part < 0 || part >= 1L << (Byte.SIZE * bytes)) {
                return Optional.empty();
            }
            address = (address << (Byte.SIZE * bytes)) | part;
        }
        byte[] bytes = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static long number(String part) {
        if (part.length() > MOST_DIGITS) {
            return -1;
        }
        String lower = part.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("0x")) {
                return lower.length() == 2 ? 0 : Long.parseLong(lower.substring(2), 16);
            }
            return lower.length() > 1 && lower.startsWith("0") ? Long.parseLong(lower, 8) : Long.parseLong(lower);
        } catch (NumberFormatException e) {
            // Too large, or a digit that octal numbers do not have: no address.
            return -1;
        }
    }
}
