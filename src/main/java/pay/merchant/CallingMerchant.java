package pay.merchant;

import platform.security.SystemCaller;

/**
 * The merchant whose system calls, from its secret key. A controller takes it as a parameter.
 *
 * @param id who
 * @param live whether by a live key: what is done by a test key moves no money and is seen by test keys alone
 */
public record CallingMerchant(MerchantId id, boolean live) implements SystemCaller {
    /** With the mode, so that no idempotency key of a test meets one of real payments. */
    @Override
    public String callerName() {
        return (live ? "merchant:" : "merchant-test:") + id.value();
    }
}
