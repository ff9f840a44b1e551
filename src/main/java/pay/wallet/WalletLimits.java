package pay.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a wallet may hold, before two operators have set anything else.
 *
 * @param cap won that no top-up goes beyond: a prepaid means of payment may hold 2,000,000 won (전자금융거래법 시행령 §10)
 */
@ConfigurationProperties("madang.pay.wallet")
record WalletLimits(@DefaultValue("2000000") long cap) {
    public WalletLimits {
        if (cap <= 0) {
            throw new IllegalArgumentException("madang.pay.wallet.cap is " + cap);
        }
    }
}
