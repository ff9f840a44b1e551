package pay.virtualaccount;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gives virtual accounts out.
 *
 * @param bank {@code sandbox}, or {@code toss}, which needs the secret key of Toss Payments
 */
@ConfigurationProperties("madang.pay.virtual-account")
record VirtualAccountSettings(@DefaultValue("sandbox") Provider bank) {
    enum Provider {
        SANDBOX, TOSS
    }
}
