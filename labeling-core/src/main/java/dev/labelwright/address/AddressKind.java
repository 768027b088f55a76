package dev.labelwright.address;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** How far an address reaches, as it decides whether a model may be there. */
public enum AddressKind {
    /** Of the internet. */
    PUBLIC,
    /** Of an organisation's own network. */
    PRIVATE,
    /** Of the machine itself. */
    LOOPBACK,
    /** Of no model ever: link-local, a cloud's metadata, multicast, broadcast, unspecified, reserved. */
    FORBIDDEN;

    private static final List<Network> FORBIDDEN_NETWORKS = Network.list(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            // Metadata services outside the link-local range: Alibaba, Oracle, Azure, AWS, Google.
            "100.100.100.200/32",
            "192.0.0.0/24",
            "168.63.129.16/32",
            "fd00:ec2::/32",
            "fd20:ce::/32");
    private static final List<Network> LOOPBACK_NETWORKS = Network.list("127.0.0.0/8", "::1/128");
    private static final List<Network> PRIVATE_NETWORKS = Network.list(
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15", "fc00::/7", "fec0::/10");
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");
    private static final Network TRANSLATED_LOCALLY = Network.of("64:ff9b:1::/48");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final Network TEREDO = Network.of("2001::/32");
    private static final Network COMPATIBLE = Network.of("::/96");

    private static final int LAST_FOUR = 12;

    /** The kind of an address. An IPv6 address that carries an IPv4 one is of the carried one's kind. */
    public static AddressKind of(InetAddress address) {
        InetAddress plain = carried(address);
        if (in(FORBIDDEN_NETWORKS, plain)) {
            return FORBIDDEN;
        }
        if (in(LOOPBACK_NETWORKS, plain)) {
            return LOOPBACK;
        }
        return in(PRIVATE_NETWORKS, plain) ? PRIVATE : PUBLIC;
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress carried(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (TRANSLATED.contains(address) || TRANSLATED_LOCALLY.contains(address)) {
            return fourOf(bytes, LAST_FOUR);
        }
        if (SIX_TO_FOUR.contains(address)) {
            return fourOf(bytes, 2);
        }
        if (TEREDO.contains(address)) {
            byte[] inverted = bytes.clone();
            for (int index = LAST_FOUR; index < inverted.length; index++) {
                inverted[index] = (byte) ~inverted[index];
            }
            return fourOf(inverted, LAST_FOUR);
        }
        // ::1 and :: are addresses of their own.
        boolean small = bytes[LAST_FOUR] == 0 && bytes[LAST_FOUR + 1] == 0;
        return COMPATIBLE.contains(address) && !small ? fourOf(bytes, LAST_FOUR) : address;
    }

    private static InetAddress fourOf(byte[] bytes, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
