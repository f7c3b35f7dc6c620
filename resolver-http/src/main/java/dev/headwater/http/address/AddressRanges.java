// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not of the public network: this machine, private networks, and what is reserved. An IPv6 address
 * that carries an IPv4 address is judged by that one.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA: IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA: IPv6 special-purpose addresses</a>
 */
public final class AddressRanges {
    private static final Range LINK_LOCAL = range(16, 169, 254);
    private static final Range LINK_LOCAL_V6 = range6(10, 0xfe, 0x80);

    private static final List<Range> SPECIAL = List.of(
            range(8, 0),
            range(8, 10),
            range(10, 100, 64),
            range(8, 127),
            LINK_LOCAL,
            range(12, 172, 16),
            range(24, 192, 0, 0),
            range(24, 192, 0, 2),
            range(16, 192, 168),
            range(15, 198, 18),
            range(24, 198, 51, 100),
            range(24, 203, 0, 113),
            range(4, 224),
            range(4, 240));

    private static final List<Range> SPECIAL_V6 = List.of(
            // The first 96 bits hold what is unspecified, loopback, and IPv4 written in the old and the mapped way.
            range6(80),
            range6(48, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01),
            range6(64, 0x01, 0x00, 0, 0, 0, 0, 0, 0),
            range6(23, 0x20, 0x01),
            range6(32, 0x20, 0x01, 0x0d, 0xb8),
            range6(16, 0x5f, 0x00),
            range6(20, 0x3f, 0xff),
            range6(7, 0xfc),
            LINK_LOCAL_V6,
            range6(10, 0xfe, 0xc0),
            range6(8, 0xff));

    private static final Range MAPPED = range6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final Range TRANSLATED = range6(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Range SIX_TO_FOUR = range6(16, 0x20, 0x02);

    /** The addresses that begin with some bits. */
    private static final class Range {
        private final int bits;
        private final byte[] first;

        Range(int bits, byte[] first) {
            this.bits = bits;
            this.first = first;
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private AddressRanges() {}

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        byte[] carried = carried(address);
        List<Range> special = carried.length == 4 ? SPECIAL : SPECIAL_V6;
        return special.stream().noneMatch(range -> range.contains(carried));
    }

    /** {@return whether an address is one of a single network's, where clouds keep what they tell their machines} */
    static boolean isLinkLocal(InetAddress address) {
        return isLinkLocal(address.getAddress());
    }

    private static boolean isLinkLocal(byte[] address) {
        byte[] carried = carried(address);
        return carried.length == 4 ? LINK_LOCAL.contains(carried) : LINK_LOCAL_V6.contains(carried);
    }

    /** {@return the IPv4 address in an IPv6 address, if there is one; else the address} */
    private static byte[] carried(byte[] address) {
        if (address.length == 4) {
            return address;
        } else if (MAPPED.contains(address) || TRANSLATED.contains(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(address, 2, 6) : address;
    }

    /** {@return whether a URL's host is an address in digits, that nobody looks up} */
    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || isOfNumbers(host);
    }

    private static boolean isOfNumbers(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether a host as it is written is not of the public network} That is so of {@code localhost} and all
     * below it, and of all forms that only some programs take for an address, such as {@code 127.1}, {@code 0x7f.1} or
     * {@code 010.0.0.1}: what a proxy takes them for is not known.
     */
    static boolean isPrivateAsWritten(String host) {
        String name = withoutRoot(host);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || isOdd(name)
                || (isLiteral(name)
                        && parsed(name).filter(AddressRanges::isPublic).isEmpty());
    }

    /** {@return whether a host as it is written is link-local, or one of those forms, which may be taken for it} */
    static boolean isLinkLocalAsWritten(String host) {
        String name = withoutRoot(host);
        return isOdd(name)
                || (isLiteral(name)
                        && parsed(name).filter(address -> !isLinkLocal(address)).isEmpty());
    }

    private static String withoutRoot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** {@return whether a host is written as only some programs read an address} */
    static boolean isOdd(String host) {
        String name = withoutRoot(host);
        return name.indexOf(':') < 0 && isNumber(name.substring(name.lastIndexOf('.') + 1)) && !isDottedQuad(name);
    }

    private static Optional<InetAddress> parsed(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String label) {
        boolean isHex = label.startsWith("0x") || label.startsWith("0X");
        return isHex || label.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Four decimal numbers, none of which begins as octal ones do. */
    private static boolean isDottedQuad(String host) {
        int numbers = 1;
        int digits = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean isLeadingZero = digits == 1 && host.charAt(i - 1) == '0';
            if (c == '.' ? digits == 0 : isLeadingZero || c < '0' || c > '9') {
                return false;
            }
            numbers += c == '.' ? 1 : 0;
            digits = c == '.' ? 0 : digits + 1;
        }
        return numbers == 4 && digits > 0;
    }

    /** {@return whether a URL's host is this machine, as written; no name is looked up} */
    public static boolean isLoopback(String host) {
        if (!isLiteral(host)) {
            return host.equals("localhost");
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Range range(int bits, int... first) {
        return new Range(bits, bytes(4, first));
    }

    private static Range range6(int bits, int... first) {
        return new Range(bits, bytes(16, first));
    }

    private static byte[] bytes(int length, int[] first) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < first.length; i++) {
            bytes[i] = (byte) first[i];
        }
        return bytes;
    }
}
