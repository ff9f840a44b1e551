package ads.campaign;

import java.net.URI;
import java.net.URISyntaxException;

import ads.refusal.AdsError;
import platform.web.DomainException;

/** Addresses that an ad may load from or lead to: https, a host with a dot, no credentials, no odd port. */
final class WebAddress {
    private static final int LONGEST = 1000;

    private WebAddress() {}

    static void require(String address) {
        if (!isGood(address)) {
            throw new DomainException(AdsError.AD_ADDRESS_INVALID);
        }
    }

    private static boolean isGood(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST && address.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    && "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getHost().contains(".")
                    && uri.getUserInfo() == null && (uri.getPort() == -1 || uri.getPort() == 443);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
