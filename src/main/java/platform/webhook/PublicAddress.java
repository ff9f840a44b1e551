package platform.webhook;

import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address is one of the public Internet. Not public is whatever IANA's special-purpose registries (RFC 6890 and
 * their updates) say is not globally reachable, and what wraps an IPv4 address that a gateway near us would take out again.
 */
final class PublicAddress {
    private static final List<Block> PRIVATE_V4 = List.of(Block.of("0.0.0.0/8"), Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"), Block.of("127.0.0.0/8"), Block.of("169.254.0.0/16"), Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"), Block.of("192.0.2.0/24"), Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"), Block.of("198.18.0.0/15"), Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"), Block.of("224.0.0.0/4"), Block.of("240.0.0.0/4"));
    /** All others (loopback, mapped and NAT64 ones, unique local, link-local, multicast) lie outside of it. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");
    /** Teredo and other protocols, documentation, 6to4. */
    private static final List<Block> PRIVATE_V6 = List.of(Block.of("2001::/23"), Block.of("2001:db8::/32"),
            Block.of("2002::/16"), Block.of("3fff::/20"));

    private PublicAddress() {}

    /** A range of addresses, as {@code 10.0.0.0/8}. */
    private record Block(List<Byte> prefix, int bits) {
        static Block of(String text) {
            String[] parts = text.split("/", 2);
            return new Block(listOf(bytesOf(parts[0])), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static List<Byte> listOf(byte[] bytes) {
            Byte[] boxed = new Byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                boxed[i] = bytes[i];
            }
            return List.of(boxed);
        }

        private static byte[] bytesOf(String number) {
            return InetAddress.ofLiteral(number).getAddress();
        }
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? PRIVATE_V4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_V6.holds(bytes) && PRIVATE_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Whether it is on this machine or in a private network, as a developer's is; not where clouds keep their secrets. */
    static boolean isDevelopers(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress();
    }
}
