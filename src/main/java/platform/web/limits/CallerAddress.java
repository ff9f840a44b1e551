package platform.web.limits;

import java.net.InetAddress;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The network address that a request came from, as far as it is counted: an IPv4 address, or the /64 of an IPv6 address,
 * since one subscriber has all of that.
 */
public record CallerAddress(String value) {
    public static CallerAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** The same of an address as text. */
    public static CallerAddress of(String address) {
        if (address.indexOf(':') < 0) {
            return new CallerAddress(address);
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            if (bytes.length != 16) {
                return new CallerAddress(address);
            }
            return new CallerAddress(HexFormat.of().formatHex(bytes, 0, 8) + "/64");
        } catch (IllegalArgumentException e) {
            return new CallerAddress(address);
        }
    }
}
