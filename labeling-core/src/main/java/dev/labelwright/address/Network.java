package dev.labelwright.address;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A range of addresses, as {@code 10.0.0.0/8}.
 *
 * @param base an address of it
 * @param bits how many leading bits its addresses share
 */
public record Network(InetAddress base, int bits) {
    public Network {
        Objects.requireNonNull(base, "base");
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a network of %d bits: there are not so many".formatted(bits));
        }
    }

    /**
     * A network in CIDR notation, or a single literal address.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Network of(String cidr) {
        String[] parts = cidr.strip().split("/", -1);
        InetAddress base = LiteralAddress.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a network as 10.0.0.0/8".formatted(cidr)));
        if (parts.length == 1) {
            return new Network(base, base.getAddress().length * Byte.SIZE);
        }
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'%s' is not a network as 10.0.0.0/8".formatted(cidr));
        }
        return new Network(base, Integer.parseInt(parts[1]));
    }

    static List<Network> list(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = (0xff << Math.max(0, Byte.SIZE - (bits - bit))) & 0xff;
            int index = bit / Byte.SIZE;
            if ((mine[index] & mask) != (other[index] & mask)) {
                return false;
            }
        }
        return true;
    }
}
